package io.github.rangefinder.finder.rangetest;

/**
 * Where the smoothed loss is low: the iterations around its lowest point where it is below {@code
 * lowest + 0.05 (first - lowest)}.
 *
 * <p>Losses clearly above the first one count as equally high. How far a loss blows up depends on
 * when the test was stopped, and must not reach back, through the smoothing, into the valley.
 *
 * @param left the first iteration of the valley
 * @param right the last one
 * @param open whether the curve ends within the valley
 * @param fall the first smoothed loss minus the lowest one; 0 if the first is the lowest
 */
record Valley(int left, int right, boolean open, double fall) {
  /** Of the whole fall, what is left at the ends of the valley. */
  private static final double LEFT_OVER = 0.05;

  /** So many times the noise above the first smoothed loss a single loss is clearly above it. */
  private static final double CLEARLY = 2;

  /** The valley of a curve with at least one loss. */
  static Valley of(NoisyCurve curve) {
    LocalLinearRegression line = curve.cappedAt(curve.value(0) + CLEARLY * curve.noise());
    int lowest = 0;
    for (int i = 1; i < line.size(); i++) {
      if (line.value(i) < line.value(lowest)) {
        lowest = i;
      }
    }
    double fall = line.value(0) - line.value(lowest);
    double rim = line.value(lowest) + LEFT_OVER * fall;
    int left = lowest;
    while (left > 0 && line.value(left - 1) <= rim) {
      left--;
    }
    int right = lowest;
    while (right + 1 < line.size() && line.value(right + 1) <= rim) {
      right++;
    }
    return new Valley(left, right, right + 1 == line.size(), fall);
  }
}
