package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.training.Metrics;

/**
 * What an epoch of a training came to.
 *
 * @param epoch counted from 1
 * @param iteration how many iterations have been done by its end, from the first epoch on
 * @param learningRate that of its last iteration
 * @param training means over its batches, each taken before its update
 * @param validation on the validation samples, after it
 */
public record EpochRow(
    int epoch, int iteration, double learningRate, Metrics training, Metrics validation) {}
