package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.Map;

/**
 * The loss delta over the learning rate, as in the range-test article: the mean change of the loss
 * over the last iterations, lowest where the loss falls fastest.
 */
public final class LossDeltaChart {
  private LossDeltaChart() {}

  public static byte[] png(RangeTestReport report) {
    int window = LossDeltas.window(report);
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
            (curve, i) -> LossDeltas.smoothed(curve, i, window),
            curves -> UsefulRange.ofLossDeltas(curves, window),
            Map.of(RangeTestReport.ARTICLE_RULE, "steepest delta"))
        .png(report);
  }
}
