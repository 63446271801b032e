package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * ignite: where the smoothed loss falls fastest over the iterations, up to its minimum, by central
 * differences of the points between the first and the minimum; nothing if there are none.
 *
 * <p>Source: ignite, {@code FastaiLRFinder.lr_suggestion}.
 *
 * @param stopFactor the stop factor of {@link TorchWatch}
 */
public record IgniteRule(double stopFactor) implements Rule {
  private static final int LEAST_POINTS = 3;

  @Override
  public String name() {
    return "ignite";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points all = Points.watched(curve, new TorchWatch(stopFactor));
    Points decreasing = all.cut(0, all.size() - 1 - Gradients.argMin(all.losses()));
    double[] slopes = Gradients.byIndex(decreasing.losses());
    if (slopes.length < LEAST_POINTS) {
      return OptionalDouble.empty();
    }
    Points inner = new Points(decreasing.rates(), slopes).cut(1, 1);
    return inner.rate(Gradients.argMin(inner.losses()));
  }
}
