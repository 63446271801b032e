package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * fastai's steep: the left one of the two neighbours between which the smoothed loss falls fastest
 * over the logarithm of the learning rate.
 *
 * <p>Source: fastai, {@code steep} in callback/schedule.py.
 *
 * @param stopFactor the stop factor of {@link FastaiWatch}
 */
public record FastaiSteep(double stopFactor) implements Rule {
  @Override
  public String name() {
    return "fastai-steep";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = FastaiPoints.of(curve, iterations, stopFactor);
    double[] slopes = new double[Math.max(0, points.size() - 1)];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] =
          (points.losses()[i + 1] - points.losses()[i])
              / (StrictMath.log(points.rates()[i + 1]) - StrictMath.log(points.rates()[i]));
    }
    return points.rate(Gradients.argMin(slopes));
  }
}
