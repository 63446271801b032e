package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether losses that somebody recorded were smoothed before, as most tools do. A running mean
 * lags, so that what is read off it lies too high, and it hides the noise from the verdict.
 *
 * <p>What one loss is above the others around it, the next one is not: the differences of losses
 * with independent noise have a correlation of -1/2 with the next ones. A running mean moves by a
 * share of each new loss, so that its differences are as independent as the noise itself was, with
 * a correlation of 0. Losses without noise change evenly, with one near 1.
 *
 * <p>Of 1478 stored tests 2 % are taken for smoothed; smoothed as fastai does 88 %, and as
 * torch-lr-finder does 93 %.
 */
public final class PriorSmoothing {
  private static final double LEAST = -0.2;
  private static final double MOST = 0.4;

  /** Of fewer differences a correlation says nothing. */
  private static final int ENOUGH = 25;

  /** So many differences to either side tell how the curve itself changes. */
  private static final int AROUND = 7;

  /** Over so many losses a lowest mean says where the fall ends. */
  private static final int LOWEST_OF = 5;

  /** Differences further out than so many deviations are those of a spike. */
  private static final double FAR = 3;

  private PriorSmoothing() {}

  /** The reading with a doubt, if it has none and its losses were smoothed before. */
  public static Judgement.Reading doubted(Judgement.Reading reading, RangeCurve curve) {
    Suggestion own = reading.own();
    if (own.verdict() != Verdict.RELIABLE || !isSeen(curve)) {
      return reading;
    }
    return reading.doubted(
        Reason.of(
            "The losses look smoothed already, which hides their noise and lets the curve lag: each"
                + " batch's own loss tells more."));
  }

  /** Whether the part of a curve before its lowest losses was smoothed. */
  static boolean isSeen(RangeCurve curve) {
    double[] losses =
        IntStream.range(0, curve.size())
            .mapToDouble(curve::loss)
            .takeWhile(Double::isFinite)
            .toArray();
    double[] falling = Arrays.copyOf(losses, Math.min(losses.length, end(losses)));
    if (falling.length <= ENOUGH) {
      return false;
    }
    double correlation = correlation(residuals(falling));
    return correlation > LEAST && correlation < MOST;
  }

  private static int end(double[] losses) {
    double lowest = Double.POSITIVE_INFINITY;
    int end = 0;
    for (int i = 0; i + LOWEST_OF <= losses.length; i++) {
      double sum = Arrays.stream(losses, i, i + LOWEST_OF).sum();
      if (sum < lowest) {
        lowest = sum;
        end = i + LOWEST_OF / 2;
      }
    }
    return Math.max(end, ENOUGH + LOWEST_OF);
  }

  /** The differences of neighbours less the median of those around each. */
  private static double[] residuals(double[] losses) {
    double[] differences =
        IntStream.range(1, losses.length).mapToDouble(i -> losses[i] - losses[i - 1]).toArray();
    return IntStream.range(0, differences.length)
        .mapToDouble(
            i ->
                differences[i]
                    - Quantiles.of(
                            Arrays.copyOfRange(
                                differences,
                                Math.max(0, i - AROUND),
                                Math.min(differences.length, i + AROUND + 1)))
                        .median())
        .toArray();
  }

  /** With the next one; NaN if most are 0. */
  private static double correlation(double[] residuals) {
    double deviation =
        1.4826 * Quantiles.of(Arrays.stream(residuals).map(Math::abs).toArray()).median();
    double most = FAR * deviation;
    double[] kept = Arrays.stream(residuals).map(x -> Math.max(-most, Math.min(x, most))).toArray();
    double products = IntStream.range(1, kept.length).mapToDouble(i -> kept[i] * kept[i - 1]).sum();
    return products / Arrays.stream(kept).map(x -> x * x).sum();
  }
}
