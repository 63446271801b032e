package io.github.rangefinder.engine.schedule;

/**
 * A ramp between two ends, both reached: {@code at(0)} is exactly the start and {@code at(steps -
 * 1)} exactly the end; later steps stay there. A ramp of one step is its start.
 */
interface EndToEnd extends Schedule {
  /** The first step's learning rate. */
  double start();

  /** The last step's learning rate. */
  double end();

  /** The number of steps from one to the other, both counted. */
  int steps();

  /** The learning rate on the way, where {@code share} of it is done, above 0 and below 1. */
  double between(double share);

  @Override
  default double at(int step) {
    if (step <= 0 || steps() == 1) {
      return start();
    }
    return step >= steps() - 1 ? end() : between(step / (steps() - 1.0));
  }

  /** Refuses ends and lengths that no ramp has. */
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
