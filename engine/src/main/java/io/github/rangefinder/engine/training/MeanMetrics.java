package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Targets;
import java.util.OptionalDouble;

/** Metrics of several batches, each counted by its samples. */
final class MeanMetrics {
  private final boolean classes;
  private double lossSum;
  private long correct;
  private long samples;

  MeanMetrics(Targets targets) {
    classes = targets instanceof Labels;
  }

  void add(int n, double meanLoss, int correctOfThem) {
    lossSum += n * meanLoss;
    correct += correctOfThem;
    samples += n;
  }

  Metrics metrics() {
    return new Metrics(
        lossSum / samples,
        classes ? OptionalDouble.of((double) correct / samples) : OptionalDouble.empty());
  }
}
