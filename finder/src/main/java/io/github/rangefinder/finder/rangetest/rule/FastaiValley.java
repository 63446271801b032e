package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * fastai's valley, its default: about the middle of the longest valley. The valley is the longest
 * strictly decreasing subsequence of the smoothed losses; it ends at the first index {@code e}
 * where one of the greatest length {@code l} ends, and is taken to begin at {@code b = e - l},
 * which may be -1. The answer is the point {@code b + ⌊l/3⌋ + ⌊l/6⌋}; as in Python, -1 is the last
 * point. Where nothing decreases it is the first point.
 *
 * <p>Source: fastai, {@code valley} in callback/schedule.py, from ESRI's arcgis.learn.
 *
 * @param stopFactor the stop factor of {@link FastaiWatch}
 */
public record FastaiValley(double stopFactor) implements Rule {
  @Override
  public String name() {
    return "fastai-valley";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = FastaiPoints.of(curve, iterations, stopFactor);
    double[] losses = points.losses();
    // ends[l]: the highest loss at which a decreasing subsequence of length l + 1 ends so far
    double[] ends = new double[losses.length];
    int longest = 0;
    int begin = 0;
    int length = 0;
    for (int i = 0; i < losses.length; i++) {
      int before = longerThan(ends, longest, losses[i]);
      ends[before] = losses[i];
      if (before == longest) {
        longest++;
        if (longest > 1) {
          length = longest;
          begin = i - longest;
        }
      }
    }
    int middle = begin + length / 3 + length / 6;
    return points.rate(middle < 0 ? middle + losses.length : middle);
  }

  /** How many of the first ends, which decrease, are above a loss. */
  private static int longerThan(double[] ends, int count, double loss) {
    int from = 0;
    int to = count;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ends[middle] > loss) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
