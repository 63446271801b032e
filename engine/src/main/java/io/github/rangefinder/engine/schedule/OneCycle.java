package io.github.rangefinder.engine.schedule;

/**
 * One rise to a high learning rate and one long fall to almost nothing, each along half a cosine:
 * from {@code max / divisor} up to {@code max} in the first part of the steps, and down to {@code
 * max / divisor / finalDivisor} at the last one. {@link OneCycleMomentum} goes the other way.
 *
 * <p>Source: Smith, "A disciplined approach to neural network hyper-parameters", 2018, section 4.1
 * (the 1cycle policy), in the form of PyTorch's {@code OneCycleLR} with two cosine phases, whose
 * defaults these are.
 *
 * @param max the highest learning rate, positive
 * @param divisor the first learning rate is this many times lower, at least 1
 * @param finalDivisor the last learning rate is this many times lower than the first, at least 1
 * @param rise the share of the steps that the rise takes, from 0 to 1
 * @param steps the number of steps of the training
 */
public record OneCycle(double max, double divisor, double finalDivisor, double rise, int steps)
    implements Schedule {
  /** PyTorch's default. */
  public static final double DEFAULT_DIVISOR = 25;

  /** PyTorch's default. */
  public static final double DEFAULT_FINAL_DIVISOR = 1e4;

  /** PyTorch's default. */
  public static final double DEFAULT_RISE = 0.3;

  /** Checks the values. */
  public OneCycle {
    Limits.requirePositive("one-cycle's highest learning rate", max);
    Limits.requireAtLeastOne("one-cycle's divisor", divisor);
    Limits.requireAtLeastOne("one-cycle's final divisor", finalDivisor);
    Limits.requireShare("one-cycle's rise", rise);
    Limits.requireSteps("one-cycle's steps", steps);
  }

  @Override
  public double at(int step) {
    double start = max / divisor;
    return RiseAndFall.at(step, start, max, start / finalDivisor, rise, steps);
  }
}
