package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * Lightning: where the smoothed loss falls fastest over the learning rate, without the first 10
 * points, the last one and those that are not finite.
 *
 * <p>From release 2.5.3 on the slope is over the learning rate itself, which in an exponential ramp
 * weighs it with one over the learning rate and draws the answer down. {@code lightning-log} has it
 * over the logarithm, as a change under discussion (pull request 21171) does.
 *
 * <p>Source: Lightning, {@code _LRFinder.suggestion} in tuner/lr_finder.py, skip_begin and
 * skip_end.
 *
 * @param stopFactor the stop factor of {@link LightningWatch}
 * @param logarithmic whether the slope is over the learning rate's logarithm
 */
public record LightningRule(double stopFactor, boolean logarithmic) implements Rule {
  private static final int SKIP_BEGIN = 10;
  private static final int SKIP_END = 1;

  @Override
  public String name() {
    return logarithmic ? "lightning-log" : "lightning";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points =
        Points.watched(curve, new LightningWatch(stopFactor)).cut(SKIP_BEGIN, SKIP_END).finite();
    double[] coordinates = logarithmic ? Gradients.log10(points.rates()) : points.rates();
    return points.rate(Gradients.argMin(Gradients.over(coordinates, points.losses())));
  }
}
