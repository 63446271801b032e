package io.github.rangefinder.finder.rangetest;

/**
 * The valley of the smoothed loss around its lowest point.
 *
 * <p>Losses clearly above the first one count as equally high. How far a loss blows up depends on
 * when the test was stopped, and must not reach back, through the smoothing, into the valley.
 *
 * <p>All but {@link #remains()} are differences of losses, so that the loss's own height does not
 * matter.
 */
final class Valley {
  /** So many times the noise above the first smoothed loss a single loss is clearly above it. */
  private static final double CLEARLY = 2;

  private final LocalLinearRegression line;
  private final double noise;
  private final int lowest;

  /** The valley of a curve with at least one loss. */
  Valley(NoisyCurve curve) {
    noise = curve.noise();
    line = curve.cappedAt(curve.value(0) + CLEARLY * noise);
    int place = 0;
    for (int i = 1; i < line.size(); i++) {
      if (line.value(i) < line.value(place)) {
        place = i;
      }
    }
    lowest = place;
  }

  /** The iteration of the lowest smoothed loss. */
  int lowest() {
    return lowest;
  }

  /** The first smoothed loss minus the lowest one; 0 if the first is the lowest. */
  double fall() {
    return line.value(0) - line.value(lowest);
  }

  /**
   * The lowest smoothed loss as a part of the first one, the one thing here that depends on the
   * loss's height; 0 or below, or no number, where that has no meaning.
   */
  double remains() {
    return line.value(lowest) / line.value(0);
  }

  /** What share of the fall is done at an iteration, from 0, as at the first one, to 1. */
  double done(int i) {
    double done = (line.value(0) - line.value(i)) / fall();
    return Math.max(0, Math.min(done, 1));
  }

  /** The number of losses. */
  int size() {
    return line.size();
  }

  /**
   * The fall in its own standard errors. Unlike a slope it does not get lost where a loss comes
   * down over so many iterations that no two neighbours differ.
   */
  double clarity() {
    double error = noise * StrictMath.hypot(line.valueError(0), line.valueError(lowest));
    return error > 0 ? fall() / error : fall() > 0 ? Double.POSITIVE_INFINITY : 0;
  }

  /**
   * The first iteration from which on, up to the lowest, at most a share of the fall is missing.
   */
  int left(double share) {
    int left = lowest;
    while (left > 0 && line.value(left - 1) <= line.value(lowest) + share * fall()) {
      left--;
    }
    return left;
  }

  /** The last iteration up to which, from the lowest on, at most a share of the fall is lost. */
  int right(double share) {
    int right = lowest;
    while (right + 1 < line.size()
        && line.value(right + 1) <= line.value(lowest) + share * fall()) {
      right++;
    }
    return right;
  }

  /**
   * How many losses there are before they rise clearly above the first one, as in a blow-up: up to
   * a standard deviation of a single loss.
   */
  int beforeBlowUp() {
    return right(1 + noise / fall()) + 1;
  }

  /** Whether the curve ends before a share of the fall is lost again. */
  boolean isOpen(double share) {
    return right(share) + 1 == line.size();
  }
}
