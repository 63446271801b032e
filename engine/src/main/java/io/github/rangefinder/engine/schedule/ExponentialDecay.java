package io.github.rangefinder.engine.schedule;

/**
 * Falls by the same factor at every step: {@code start factor^(step / steps)}.
 *
 * <p>Source: Keras's {@code ExponentialDecay}; PyTorch's {@code ExponentialLR} with {@code steps}
 * being 1.
 *
 * @param start the first step's learning rate, positive
 * @param factor what is left after {@code steps} steps, above 0 and at most 1
 * @param steps in how many steps it falls by the factor
 */
public record ExponentialDecay(double start, double factor, int steps) implements Schedule {
  /** Checks the values. */
  public ExponentialDecay {
    Limits.requirePositive("a decay's start", start);
    Limits.requirePositive("an exponential decay's factor", factor);
    Limits.requireShare("an exponential decay's factor", factor);
    Limits.requireSteps("a decay's steps", steps);
  }

  @Override
  public double at(int step) {
    return start * StrictMath.pow(factor, step / (double) steps);
  }
}
