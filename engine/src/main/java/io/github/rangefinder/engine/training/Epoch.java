package io.github.rangefinder.engine.training;

import java.util.Optional;

/**
 * What an epoch came to.
 *
 * @param index counted from 0
 * @param training mean over the epoch's batches, each taken before its update
 * @param validation on the validation data after the epoch, if there was any
 */
public record Epoch(int index, Metrics training, Optional<Metrics> validation) {}
