package io.github.rangefinder.engine.schedule;

/**
 * Falls along a power of the steps that are left: {@code end + (start - end) (1 - r)^power} with
 * {@code r = step / steps}. From step {@code steps} on it is exactly {@code end}.
 *
 * <p>Source: Keras's {@code PolynomialDecay} without cycles; PyTorch's {@code PolynomialLR} is the
 * same with {@code end = 0}.
 *
 * @param start the first step's learning rate, positive
 * @param end where it stays in the end, from 0 to {@code start}
 * @param power positive; 1 falls evenly, larger ones faster at first
 * @param steps how many steps the fall takes
 */
public record PolynomialDecay(double start, double end, double power, int steps)
    implements Schedule {
  /** Checks the values. */
  public PolynomialDecay {
    Limits.requirePositive("a decay's start", start);
    Limits.requireBetweenZeroAnd(start, "a decay's end", end);
    Limits.requirePositive("a polynomial decay's power", power);
    Limits.requireSteps("a decay's steps", steps);
  }

  @Override
  public double at(int step) {
    if (step >= steps) {
      return end;
    }
    return end + (start - end) * StrictMath.pow(1 - step / (double) steps, power);
  }
}
