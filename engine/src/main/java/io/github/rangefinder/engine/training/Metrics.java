package io.github.rangefinder.engine.training;

import java.util.OptionalDouble;

/**
 * How well a model does on some samples.
 *
 * @param loss mean loss: in nats for classes, in squared units for numbers
 * @param accuracy share of samples classified correctly, 0 to 1; empty for regression
 */
public record Metrics(double loss, OptionalDouble accuracy) {}
