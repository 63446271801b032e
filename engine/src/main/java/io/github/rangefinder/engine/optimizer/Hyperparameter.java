package io.github.rangefinder.engine.optimizer;

/** Checks what an optimizer is made with; the messages name the value found and those allowed. */
final class Hyperparameter {
  private Hyperparameter() {}

  /** Returns a value with {@code 0 <= value < 1}: how much of a moment survives a step. */
  static double decayRate(String name, double value) {
    return check(value >= 0 && value < 1, name, value, "at least 0 and below 1");
  }

  /** Returns a finite value that is not negative. */
  static double notNegative(String name, double value) {
    return check(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "at least 0");
  }

  /** Returns a finite value above zero. */
  static double positive(String name, double value) {
    return check(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "above 0");
  }

  private static double check(boolean allowed, String name, double value, String range) {
    if (!allowed) {
      throw new IllegalArgumentException(name + " must be " + range + ", got " + value);
    }
    return value;
  }
}
