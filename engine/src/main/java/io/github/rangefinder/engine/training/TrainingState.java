package io.github.rangefinder.engine.training;

import java.util.List;

/**
 * All that a training is after some whole epochs: who has this goes on to the same bits. Arrays
 * stand in the order of the model's parameters and are not to be written to.
 *
 * @param history the epochs so far, at least one
 * @param weights the values of all parameters, statistics too
 * @param bestWeights their values after the epoch with the lowest validation loss
 * @param optimizerSteps the number of steps the optimizer has taken
 * @param moments what the optimizer remembers, parameter by parameter
 */
public record TrainingState(
    List<Epoch> history,
    List<float[]> weights,
    List<float[]> bestWeights,
    int optimizerSteps,
    List<float[]> moments) {}
