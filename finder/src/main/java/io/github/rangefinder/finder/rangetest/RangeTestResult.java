package io.github.rangefinder.finder.rangetest;

import java.io.Serializable;

/**
 * What a range test measured.
 *
 * @param curve a point for every iteration that ran
 * @param stopReason why there are no more
 * @param seconds how long the test took
 */
public record RangeTestResult(RangeCurve curve, StopReason stopReason, double seconds)
    implements Serializable {
  /** How many losses, over which learning rates, the lowest of them and why the test ended. */
  @Override
  public String toString() {
    int size = curve.size();
    if (size == 0) {
      return "no losses (" + stopReason.label() + ")";
    }
    int best = curve.bestIteration();
    String lowest =
        best < 0
            ? "none of them finite"
            : "the lowest, smoothed, %s at %s"
                .formatted(
                    Rounded.loss(curve.bestLoss()), Rounded.learningRate(curve.learningRate(best)));
    return "%d losses at learning rates from %s to %s, %s (%s)"
        .formatted(
            size,
            Rounded.learningRate(curve.learningRate(0)),
            Rounded.learningRate(curve.learningRate(size - 1)),
            lowest,
            stopReason.label());
  }
}
