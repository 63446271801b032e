package io.github.rangefinder.engine.schedule;

/**
 * Falls along half a cosine, starts again from the top, and takes longer each time: {@code end +
 * (start - end) (1 + cos(π t / length)) / 2}, where t counts the steps of the present cycle and a
 * cycle is {@code growth} times as long as the one before. The step that would reach the end is the
 * first one of the next cycle.
 *
 * <p>Source: Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017,
 * equation 5; PyTorch's {@code CosineAnnealingWarmRestarts}, Keras's {@code CosineDecayRestarts}.
 *
 * @param start the first step's learning rate of every cycle, positive
 * @param end what a cycle falls to, from 0 to {@code start}
 * @param length the first cycle's number of steps
 * @param growth how many times as long the next cycle is, from 1 to a million
 */
public record CosineRestarts(double start, double end, int length, int growth) implements Schedule {
  /** The most that a cycle may be longer than the one before. */
  public static final int MOST_GROWTH = 1_000_000;

  /** Checks the values. */
  public CosineRestarts {
    Limits.requirePositive("a cycle's start", start);
    Limits.requireBetweenZeroAnd(start, "a cycle's end", end);
    Limits.requireSteps("a cycle's steps", length);
    Limits.requireSteps("a cycle's growth", growth);
    if (growth > MOST_GROWTH) {
      throw new IllegalArgumentException(
          "a cycle's growth must be at most " + MOST_GROWTH + ", got " + growth);
    }
  }

  @Override
  public double at(int step) {
    long cycle = length;
    long t = step;
    if (growth == 1) {
      t %= cycle;
    }
    while (t >= cycle) {
      t -= cycle;
      cycle *= growth;
    }
    return Cosine.between(start, end, t / (double) cycle);
  }
}
