package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * fastai's slide: an interval of 15 points slides from the end towards the start until the slopes
 * over the iterations at its two ends differ by no more than 0.005; the answer is its left end one
 * step before. The threshold is absolute, so that the answer depends on the scale of the loss.
 *
 * <p>Source: fastai, {@code slide} in callback/schedule.py, lr_diff, thresh and adjust_value=1.
 *
 * @param stopFactor the stop factor of {@link FastaiWatch}
 */
public record FastaiSlide(double stopFactor) implements Rule {
  private static final int INTERVAL = 15;
  private static final double THRESHOLD = 0.005;

  @Override
  public String name() {
    return "fastai-slide";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = FastaiPoints.of(curve, iterations, stopFactor);
    double[] slopes = Gradients.byIndex(points.losses());
    int left = slopes.length - 1 - INTERVAL;
    int suggested = left;
    while (left >= 0 && Math.abs(slopes[left + INTERVAL] - slopes[left]) > THRESHOLD) {
      suggested = left--;
    }
    return points.rate(suggested);
  }
}
