package io.github.rangefinder.engine.data;

import java.util.Arrays;

/** What numbers are counted from. */
final class Origins {
  private Origins() {}

  /** A copy; empty if all are 0. */
  static double[] orEmpty(double[] origin) {
    return Arrays.stream(origin).allMatch(value -> value == 0) ? new double[0] : origin.clone();
  }

  /** What is left of means once numbers are counted from an origin. */
  static double[] means(double[] means, double[] origin) {
    double[] left = means.clone();
    for (int i = 0; i < origin.length; i++) {
      left[i] -= origin[i];
    }
    return left;
  }

  /** Means of numbers counted from an origin, made means of the numbers themselves. */
  static double[] whole(double[] means, double[] origin) {
    double[] whole = means.clone();
    for (int i = 0; i < origin.length; i++) {
      whole[i] += origin[i];
    }
    return whole;
  }
}
