package io.github.rangefinder.finder.rangetest;

/**
 * The learning rates that the evidence leaves: the best one is most likely among them.
 *
 * @param low the smallest of them, positive
 * @param high the largest, not below
 */
public record RateRange(double low, double high) {
  /** Checks the order. */
  public RateRange {
    if (!(low > 0 && low <= high)) {
      throw new IllegalArgumentException(
          "expected two positive learning rates in order, got " + low + " and " + high);
    }
  }
}
