package io.github.rangefinder.bench.timing;

import java.util.List;

/** One value that stands for many measured ones. */
public enum Quantile {
  /** The middle one, or the mean of the two middle ones. */
  MEDIAN,
  /** The one that a tenth are below: what a machine does that something else disturbs. */
  FASTEST_TENTH;

  /** This quantile of some times. */
  public double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return this == MEDIAN
        ? (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2
        : sorted[sorted.length / 10];
  }
}
