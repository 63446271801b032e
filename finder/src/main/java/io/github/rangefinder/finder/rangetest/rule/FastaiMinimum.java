package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * fastai's minimum: a tenth of the learning rate where the smoothed loss is lowest.
 *
 * <p>Source: fastai, {@code minimum} in callback/schedule.py.
 *
 * @param stopFactor the stop factor of {@link FastaiWatch}
 */
public record FastaiMinimum(double stopFactor) implements Rule {
  @Override
  public String name() {
    return "fastai-minimum";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = FastaiPoints.of(curve, iterations, stopFactor);
    OptionalDouble lowest = points.rate(Gradients.argMin(points.losses()));
    return lowest.isPresent() ? Points.usable(lowest.getAsDouble() / 10) : lowest;
  }
}
