package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;

/**
 * What fastai's rules look at: its smoothed losses without the first tenth of the iterations that
 * the test was to have and without the last 5, up to the first NaN.
 *
 * <p>Source: fastai, {@code lr_find} in callback/schedule.py.
 */
final class FastaiPoints {
  private static final int SKIP_END = 5;
  private static final int LEAST_ITERATIONS = 6;

  private FastaiPoints() {}

  static Points of(RangeCurve curve, int iterations, double stopFactor) {
    return Points.watched(curve, new FastaiWatch(stopFactor))
        .cut(Math.max(LEAST_ITERATIONS, iterations) / 10, SKIP_END)
        .beforeNaN();
  }
}
