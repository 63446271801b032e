package io.github.rangefinder.finder.search;

/**
 * The learning rates that a race tries: powers of ten and three between them, a quarter of a decade
 * apart. A place is the number of such a rate; 0 is 1. Closer ones would tell apart what the seed
 * of a training alone moves further.
 */
public final class Places {
  private static final double PER_DECADE = 4;

  private Places() {}

  /** The learning rate at a place. */
  public static double learningRate(int place) {
    return StrictMath.pow(10, place / PER_DECADE);
  }

  /** The place next to a learning rate, on the logarithmic axis. */
  public static int nearest(double learningRate) {
    return (int) Math.round(PER_DECADE * StrictMath.log10(learningRate));
  }

  /** How many places a second learning rate lies above a first one, not rounded. */
  static double between(double first, double second) {
    return PER_DECADE * StrictMath.log10(second / first);
  }
}
