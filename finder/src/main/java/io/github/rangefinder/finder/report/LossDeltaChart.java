package io.github.rangefinder.finder.report;

/**
 * The loss delta over the learning rate, as in the range-test article: the mean change of the loss
 * over the last iterations, lowest where the loss falls fastest.
 */
final class LossDeltaChart {
  /** With fewer windows in a test than this, half of the curve would be missing. */
  private static final int SHORTEST_TEST = 4;

  private LossDeltaChart() {}

  static byte[] png(RangeTestReport report) {
    int window = window(report);
    String cut =
        window < report.movingAverage()
            ? " (" + report.movingAverage() + " are too many for so short a test)"
            : "";
    return new CurveChart(
            "Loss delta over learning rate",
            "loss delta per iteration",
            "mean change over the last " + window + " iterations" + cut + "; thick: smoothed loss",
            (curve, i) -> curve.lossDelta(i, window),
            (curve, i) ->
                i < window
                    ? Double.NaN
                    : (curve.smoothedLoss(i) - curve.smoothedLoss(i - window)) / window,
            curves -> UsefulRange.ofLossDeltas(curves, window))
        .png(report);
  }

  /** The window as asked for, or as much of it as leaves a curve to see. */
  static int window(RangeTestReport report) {
    int longest =
        report.tests().stream().mapToInt(test -> test.result().curve().size()).max().orElse(0);
    return Math.min(report.movingAverage(), Math.max(1, longest / SHORTEST_TEST));
  }
}
