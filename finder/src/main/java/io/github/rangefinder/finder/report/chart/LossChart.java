package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.Map;

/** The loss over the learning rate: each batch's faint, the smoothed one strong. */
public final class LossChart {
  private LossChart() {}

  public static byte[] png(RangeTestReport report) {
    return new CurveChart(
            new CurveChart.Words(
                "Loss over learning rate",
                "loss",
                "thin: each "
                    + (report.setup().hasBatchesPerRate() ? "learning rate" : "batch")
                    + ", thick: smoothed"
                    + (report.setup().judgesValidation() ? " loss on held-out samples" : "")),
            RangeCurve::loss,
            RangeCurve::smoothedLoss,
            UsefulRange::ofLosses,
            Map.of())
        .png(report);
  }
}
