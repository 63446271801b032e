package io.github.rangefinder.engine.schedule;

/** Checks what a schedule is made with; the messages name the value found and those allowed. */
final class Limits {
  private Limits() {}

  /** A finite number above zero. */
  static void requirePositive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, "above 0", value);
  }

  /** A number from 0 to 1, both allowed. */
  static void requireShare(String name, double value) {
    require(value >= 0 && value <= 1, name, "between 0 and 1", value);
  }

  /** A finite number from 1 up. */
  static void requireAtLeastOne(String name, double value) {
    require(value >= 1 && Double.isFinite(value), name, "at least 1", value);
  }

  /** A momentum: a number from 0 up, below 1. */
  static void requireBelowOne(String name, double value) {
    require(value >= 0 && value < 1, name, "at least 0 and below 1", value);
  }

  /** A finite number from zero up to another one, both allowed. */
  static void requireBetweenZeroAnd(double limit, String name, double value) {
    require(value >= 0 && value <= limit, name, "between 0 and " + limit, value);
  }

  /** A length in steps. */
  static void requireSteps(String name, int steps) {
    require(steps >= 1, name, "at least 1", steps);
  }

  private static void require(boolean holds, String name, String range, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + range + ", got " + value);
    }
  }
}
