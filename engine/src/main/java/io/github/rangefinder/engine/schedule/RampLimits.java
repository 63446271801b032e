package io.github.rangefinder.engine.schedule;

/** What a ramp's ends and length must be. */
final class RampLimits {
  private RampLimits() {}

  static void check(double start, double end, int steps) {
    if (!(start > 0 && end > 0 && Double.isFinite(start) && Double.isFinite(end))) {
      throw new IllegalArgumentException(
          "a ramp's ends must be positive numbers, got " + start + " and " + end);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("a ramp has at least 1 step, got " + steps);
    }
  }
}
