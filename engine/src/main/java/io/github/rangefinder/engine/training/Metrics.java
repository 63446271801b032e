package io.github.rangefinder.engine.training;

/**
 * How well a model does on some samples.
 *
 * @param loss mean loss, in nats
 * @param accuracy share of samples classified correctly, 0 to 1
 */
public record Metrics(double loss, double accuracy) {}
