package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.OptionalDouble;

/**
 * keras_lr_finder: where {@code d[i] = (loss[i] - loss[i-s]) / s} is lowest, with {@code d[i] = 0}
 * for {@code i < s}, without the first 10 and the last 5 points. This is a moving average over s
 * differences up to i, so that it answers about s / 2 iterations too late.
 *
 * <p>Source: surmenok/keras_lr_finder, {@code LRFinder.get_derivatives} and {@code get_best_lr}.
 *
 * @param stopFactor the stop factor of {@link KerasWatch}
 * @param batchesPerEpoch the epoch of {@link KerasWatch}
 * @param movingAverage s, at least 1
 */
public record KerasRule(double stopFactor, int batchesPerEpoch, int movingAverage) implements Rule {
  /** The window of the project's README and of the article that this program repeats. */
  public static final int MOVING_AVERAGE = 20;

  private static final int SKIP_BEGINNING = 10;
  private static final int SKIP_END = 5;

  /** The rule for tests of a single epoch. */
  public KerasRule(int movingAverage) {
    this(KerasWatch.STOP_FACTOR, Integer.MAX_VALUE, movingAverage);
  }

  @Override
  public String name() {
    return "keras";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Points points = Points.watched(curve, new KerasWatch(stopFactor, batchesPerEpoch));
    double[] losses = points.losses();
    double[] derivatives = new double[points.size()];
    for (int i = movingAverage; i < derivatives.length; i++) {
      derivatives[i] = (losses[i] - losses[i - movingAverage]) / movingAverage;
    }
    Points cut = new Points(points.rates(), derivatives).cut(SKIP_BEGINNING, SKIP_END);
    return cut.rate(Gradients.argMin(cut.losses()));
  }
}
