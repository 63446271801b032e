package io.github.rangefinder.engine.schedule;

/**
 * {@link Triangular} with half the height after each cycle: {@code min + (max - min) h / 2^cycle}.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.1;
 * PyTorch's {@code CyclicLR} with mode {@code triangular2}.
 *
 * @param min the lower bound, from 0 to {@code max}
 * @param max the upper bound of the first cycle, positive
 * @param halfCycle the steps from one bound to the other
 */
public record Triangular2(double min, double max, int halfCycle) implements Schedule {
  /** Checks the bounds and the length. */
  public Triangular2 {
    Triangle.check(min, max, halfCycle);
  }

  @Override
  public double at(int step) {
    double scale = StrictMath.pow(0.5, Triangle.cycle(step, halfCycle));
    return Triangle.between(min, max, Triangle.height(step, halfCycle) * scale);
  }
}
