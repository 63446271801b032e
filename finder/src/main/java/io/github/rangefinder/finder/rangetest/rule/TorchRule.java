package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * torch-lr-finder: where the smoothed loss falls fastest over the iterations, without the first 10
 * and the last 5 points. The smoothing lags, and so does the answer.
 *
 * <p>Source: davidtvs/pytorch-lr-finder, {@code LRFinder.plot}, skip_start and skip_end.
 *
 * @param stopFactor the stop factor of {@link TorchWatch}
 */
public record TorchRule(double stopFactor) implements Rule {
  private static final int SKIP_START = 10;
  private static final int SKIP_END = 5;

  @Override
  public String name() {
    return "torch";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = Points.watched(curve, new TorchWatch(stopFactor)).cut(SKIP_START, SKIP_END);
    return points.rate(Gradients.argMin(Gradients.byIndex(points.losses())));
  }
}
