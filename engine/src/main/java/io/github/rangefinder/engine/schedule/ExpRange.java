package io.github.rangefinder.engine.schedule;

/**
 * {@link Triangular} with a height that shrinks at every step: {@code min + (max - min) h
 * gamma^step}.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.1;
 * PyTorch's {@code CyclicLR} with mode {@code exp_range}.
 *
 * @param min the lower bound, from 0 to {@code max}
 * @param max the upper bound at the first step, positive
 * @param halfCycle the steps from one bound to the other
 * @param gamma what is left of the height after a step, above 0 and at most 1
 */
public record ExpRange(double min, double max, int halfCycle, double gamma) implements Schedule {
  /** Checks the values. */
  public ExpRange {
    Triangle.check(min, max, halfCycle);
    Limits.requirePositive("gamma", gamma);
    Limits.requireShare("gamma", gamma);
  }

  @Override
  public double at(int step) {
    double height = Triangle.height(step, halfCycle) * StrictMath.pow(gamma, step);
    return Triangle.between(min, max, height);
  }
}
