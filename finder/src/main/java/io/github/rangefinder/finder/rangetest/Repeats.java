package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.Arrays;
import java.util.List;

/**
 * The same test several times over: at each iteration the median of the repeats and how far they
 * spread. A repeat that has blown up counts as infinite (or what else the line says) from then on;
 * one that was interrupted no longer counts. Where those that go on have no value there is none.
 */
public final class Repeats {
  private final List<RangeTestResult> results;
  private final RangeCurve longest;

  /** A line that a curve is drawn as; NaN where there is none. */
  @FunctionalInterface
  public interface Height {
    /** How high the line is at an iteration. */
    double at(RangeCurve curve, int iteration);

    /** How high it is once the loss has blown up. */
    default double blownUp() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The repeats of a test, at least one; all have had the same ramp.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Repeats(List<RangeTestResult> results) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("expected at least one repeat of a test, got none");
    }
    this.results = List.copyOf(results);
    RangeCurve longestSoFar = results.get(0).curve();
    for (RangeTestResult result : results) {
      longestSoFar = result.curve().size() > longestSoFar.size() ? result.curve() : longestSoFar;
    }
    this.longest = longestSoFar;
  }

  /**
   * The result of a test that was not repeated.
   *
   * @throws IllegalStateException if it was
   */
  public RangeTestResult only() {
    if (count() != 1) {
      throw new IllegalStateException("expected a single test, got " + count());
    }
    return results.get(0);
  }

  /** The number of repeats. */
  public int count() {
    return results.size();
  }

  /** The number of iterations of the longest repeat. */
  public int size() {
    return longest.size();
  }

  /** The learning rate of an iteration. */
  public double learningRate(int iteration) {
    return longest.learningRate(iteration);
  }

  /**
   * A quantile of the repeats' lines at an iteration.
   *
   * @param share the share of the repeats below it
   * @return infinite where so many repeats have blown up; NaN where there are none
   */
  public double quantile(Height height, int iteration, double share) {
    if (count() == 1) { // asked for each of very many iterations
      double y = height(height, only(), iteration);
      return Double.isInfinite(y) && someGoOn(iteration) ? Double.NaN : y;
    }
    double[] heights =
        results.stream()
            .mapToDouble(result -> height(height, result, iteration))
            .filter(y -> !Double.isNaN(y))
            .toArray();
    boolean blownUpOnly = Arrays.stream(heights).allMatch(Double::isInfinite);
    return blownUpOnly && someGoOn(iteration) ? Double.NaN : Quantiles.of(heights).at(share);
  }

  private boolean someGoOn(int iteration) {
    return results.stream().anyMatch(result -> iteration < result.curve().size() - 1);
  }

  private static double height(Height height, RangeTestResult result, int iteration) {
    int size = result.curve().size();
    double y = iteration < size ? height.at(result.curve(), iteration) : Double.NaN;
    boolean ended = iteration >= size || (iteration == size - 1 && Double.isNaN(y));
    return ended && result.stopReason().blewUp() ? height.blownUp() : y;
  }

  /** The curve of the medians, up to where half of the repeats have blown up. */
  public RangeCurve median() {
    if (count() == 1) {
      return longest;
    }
    double[] rates = new double[size()];
    double[] losses = new double[size()];
    double[] smoothed = new double[size()];
    int n = 0;
    while (n < size()) {
      double middle = quantile(RangeCurve::smoothedLoss, n, 0.5);
      if (middle == Double.POSITIVE_INFINITY) {
        break;
      }
      rates[n] = learningRate(n);
      losses[n] = quantile(RangeCurve::loss, n, 0.5);
      smoothed[n] = middle;
      n++;
    }
    return new RangeCurve(
        Arrays.copyOf(rates, n), Arrays.copyOf(losses, n), Arrays.copyOf(smoothed, n));
  }

  /** How long a repeat took on average. */
  public double meanSeconds() {
    return results.stream().mapToDouble(RangeTestResult::seconds).average().orElseThrow();
  }

  /** How many of the repeats ended because their loss blew up. */
  public int blownUp() {
    return (int) results.stream().filter(result -> result.stopReason().blewUp()).count();
  }

  /** Whether that is what most of them did. */
  public boolean mostBlewUp() {
    return 2 * blownUp() > count();
  }
}
