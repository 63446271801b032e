package io.github.rangefinder.finder.rangetest;

/**
 * The valley of the smoothed loss around its lowest point: from where half of the fall is done to
 * where a fifth of it is lost again.
 *
 * <p>Losses clearly above the first one count as equally high. How far a loss blows up depends on
 * when the test was stopped, and must not reach back, through the smoothing, into the valley.
 *
 * @param left the first iteration with a smoothed loss of at most {@code lowest + 0.5 fall}
 * @param right the last one of at most {@code lowest + 0.2 fall}
 * @param open whether the curve ends within the valley
 * @param fall the first smoothed loss minus the lowest one; 0 if the first is the lowest
 */
record Valley(int left, int right, boolean open, double fall) {
  /** Of the whole fall, what is still to come at the left end. */
  private static final double STILL_TO_COME = 0.5;

  /** Of the whole fall, what is lost again at the right end. */
  private static final double LOST_AGAIN = 0.2;

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
    int left = lowest;
    while (left > 0 && line.value(left - 1) <= line.value(lowest) + STILL_TO_COME * fall) {
      left--;
    }
    int right = lowest;
    while (right + 1 < line.size()
        && line.value(right + 1) <= line.value(lowest) + LOST_AGAIN * fall) {
      right++;
    }
    return new Valley(left, right, right + 1 == line.size(), fall);
  }
}
