package io.github.rangefinder.engine.schedule;

/**
 * Rises evenly from one bound to the other in {@code halfCycle} steps, falls back in as many, and
 * so on: {@code min + (max - min) h}, with a triangle wave h from 0 to 1.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.1;
 * PyTorch's {@code CyclicLR} with mode {@code triangular}.
 *
 * @param min the lower bound, from 0 to {@code max}
 * @param max the upper bound, positive
 * @param halfCycle the steps from one bound to the other
 */
public record Triangular(double min, double max, int halfCycle) implements Schedule {
  /** Checks the bounds and the length. */
  public Triangular {
    Triangle.check(min, max, halfCycle);
  }

  @Override
  public double at(int step) {
    return Triangle.between(min, max, Triangle.height(step, halfCycle));
  }
}
