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
   * The smallest of the numbers that most of them do not exceed: number h = n / 2 + 1 of n in their
   * order, n / 2 rounded down. It says how large most deviations are at most, and is always one of
   * them. Source: Rousseeuw and Croux, "Alternatives to the median absolute deviation", 1993, whose
   * estimators of scale are order statistics with this h.
   */
  public double boundOfMost() {
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
