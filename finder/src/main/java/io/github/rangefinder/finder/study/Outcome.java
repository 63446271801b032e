package io.github.rangefinder.finder.study;

/**
 * What a training at one learning rate came to.
 *
 * @param learningRate the learning rate of all its iterations
 * @param loss the validation loss at its end; NaN if a loss was not finite on the way
 * @param accuracy the validation accuracy at its end, 0 to 1; NaN likewise and where there are no
 *     classes
 */
public record Outcome(double learningRate, double loss, double accuracy) {}
