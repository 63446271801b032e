package io.github.rangefinder.engine.schedule;

/**
 * Falls with the time that has passed: {@code start / (1 + rate step / steps)}, fast at first and
 * ever slower.
 *
 * <p>Source: Keras's {@code InverseTimeDecay}, and {@code decay} of its older optimizers.
 *
 * @param start the first step's learning rate, positive
 * @param rate how much the divisor grows in {@code steps} steps, positive
 * @param steps in how many steps the divisor grows by the rate
 */
public record TimeBasedDecay(double start, double rate, int steps) implements Schedule {
  /** Checks the values. */
  public TimeBasedDecay {
    Limits.requirePositive("a decay's start", start);
    Limits.requirePositive("a time-based decay's rate", rate);
    Limits.requireSteps("a decay's steps", steps);
  }

  @Override
  public double at(int step) {
    return start / (1 + rate * step / steps);
  }
}
