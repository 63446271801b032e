package io.github.rangefinder.engine.schedule;

/**
 * Rises evenly to where another schedule begins, and then follows it: {@code first (share + (1 -
 * share) step / steps)} with {@code first = then.at(0)}, from step {@code steps} on {@code
 * then.at(step - steps)}.
 *
 * <p>Source: Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017,
 * section 2.2; PyTorch's {@code LinearLR} before another schedule in {@code SequentialLR}.
 *
 * @param share the first step's share of {@code then}'s first learning rate, from 0 to 1
 * @param steps how many steps the rise takes
 * @param then what comes after it
 */
public record WarmUp(double share, int steps, Schedule then) implements Schedule {
  /** Checks the values. */
  public WarmUp {
    Limits.requireShare("a warm-up's first share", share);
    Limits.requireSteps("a warm-up's steps", steps);
  }

  @Override
  public double at(int step) {
    if (step >= steps) {
      return then.at(step - steps);
    }
    return then.at(0) * (share + (1 - share) * step / steps);
  }
}
