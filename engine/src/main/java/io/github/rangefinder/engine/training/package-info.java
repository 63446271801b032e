/**
 * Training: one step, whole epochs, and how well a model does on a data set. Knows every room of
 * the engine before it.
 *
 * <p>{@code TrainingStep} is one step. {@code Iterations} takes one after the other, {@code
 * Training} makes epochs of them, with validation and {@code EarlyStopping}, and {@code Trainer} is
 * that in one call. {@code Predictor} asks a trained network. Which {@code BatchLoss} a step has,
 * {@code LossOf} decides by the data's targets and the network's end.
 */
package io.github.rangefinder.engine.training;
