package io.github.rangefinder.finder.statistics;

import java.util.Arrays;

/** Medians and other quantiles of a few numbers. */
public final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** The quantiles of numbers, of which some may be infinite and none may be NaN. */
  public static Quantiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** The middle one, or the mean of the middle two; NaN of no numbers. */
  public double median() {
    return at(0.5);
  }

  /**
   * The high median: the middle one, or the larger of the middle two, which is one of the numbers.
   * Not for an answer, but for a scale: half of the numbers at least are not above it. Source:
   * Rousseeuw and Croux, "Alternatives to the median absolute deviation", 1993.
   */
  public double highMedian() {
    return sorted[sorted.length / 2];
  }

  /**
   * The number below which a share of the numbers lies, on a straight line between the two nearest;
   * NaN of no numbers. Source: Hyndman and Fan, "Sample quantiles in statistical packages", 1996,
   * definition 7.
   */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    double rest = place - below;
    double low = sorted[below];
    // not low + rest * (high - low): between two infinities that is NaN
    return rest == 0 || sorted[below + 1] == low
        ? low
        : (1 - rest) * low + rest * sorted[below + 1];
  }
}
