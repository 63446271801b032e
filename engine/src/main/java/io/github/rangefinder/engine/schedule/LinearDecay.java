package io.github.rangefinder.engine.schedule;

/**
 * Falls by the same amount at every step and then stays: {@code start + (end - start) r} with
 * {@code r = min(step / steps, 1)}.
 *
 * <p>Source: PyTorch's {@code LinearLR}; Keras's {@code PolynomialDecay} with power 1.
 *
 * @param start the first step's learning rate, positive
 * @param end where it stays in the end, from 0 to {@code start}
 * @param steps how many steps the fall takes
 */
public record LinearDecay(double start, double end, int steps) implements Schedule {
  /** Checks the values. */
  public LinearDecay {
    Limits.requirePositive("a decay's start", start);
    Limits.requireBetweenZeroAnd(start, "a decay's end", end);
    Limits.requireSteps("a decay's steps", steps);
  }

  @Override
  public double at(int step) {
    return step >= steps ? end : start + (end - start) * (step / (double) steps);
  }
}
