package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.Map;

/**
 * The loss delta over the learning rate, as in the range-test article: the mean change of the loss
 * over the last iterations, lowest where the loss falls fastest.
 */
public final class LossDeltaChart {
  private LossDeltaChart() {}

  public static byte[] png(RangeTestReport report) {
    int window = window(report);
    String cut =
        window != report.movingAverage()
            ? " (" + report.movingAverage() + " are too many for so short a test)"
            : "";
    return new CurveChart(
            new CurveChart.Words(
                "Loss delta over learning rate",
                "loss delta per iteration",
                "mean change over the last "
                    + window
                    + " iterations"
                    + cut
                    + "; thick: smoothed loss"
                    + (report.setup().judgesValidation() ? " on held-out samples" : "")),
            (curve, i) -> curve.lossDelta(i, window),
            (curve, i) -> smoothedDelta(curve, i, window),
            curves -> UsefulRange.ofLossDeltas(curves, window),
            Map.of(RangeTestReport.ARTICLE_RULE, "steepest delta"))
        .png(report);
  }

  /** From the last iteration before the window that has a smoothed loss. */
  private static double smoothedDelta(RangeCurve curve, int iteration, int window) {
    int from = iteration - window;
    while (from >= 0 && Double.isNaN(curve.smoothedLoss(from))) {
      from--;
    }
    return from < 0
        ? Double.NaN
        : (curve.smoothedLoss(iteration) - curve.smoothedLoss(from)) / (iteration - from);
  }

  /** The window as asked for; a smaller one where it would take more than a quarter of a test. */
  static int window(RangeTestReport report) {
    int longest =
        report.tests().stream().mapToInt(test -> test.result().curve().size()).max().orElse(0);
    return report.movingAverage() <= longest / 4
        ? report.movingAverage()
        : Math.max(1, longest / 8);
  }
}
