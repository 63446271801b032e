package io.github.rangefinder.finder.report;

/**
 * The loss delta over the learning rate, as in the range-test article: the mean change of the loss
 * over the last iterations, lowest where the loss falls fastest.
 */
final class LossDeltaChart {
  private LossDeltaChart() {}

  static byte[] png(RangeTestReport report) {
    int window = report.movingAverage();
    return new CurveChart(
            "Loss delta over learning rate",
            "loss delta per iteration",
            "mean change over the last "
                + window
                + " iterations; thin: of the loss, thick: of the smoothed loss",
            (curve, i) -> curve.lossDelta(i, window),
            (curve, i) ->
                i < window
                    ? Double.NaN
                    : (curve.smoothedLoss(i) - curve.smoothedLoss(i - window)) / window,
            curves -> UsefulRange.ofLossDeltas(curves, window))
        .png(report);
  }
}
