package io.github.rangefinder.bench.timing;

import java.util.List;

/** The middle of some values, which does not mind the few that something else disturbed. */
public final class Median {
  private Median() {}

  /** The middle value, or the mean of the two middle ones. */
  public static double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
