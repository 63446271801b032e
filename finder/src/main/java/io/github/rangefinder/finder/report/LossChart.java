package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;

/** The loss over the learning rate: each batch's faint, the smoothed one strong. */
final class LossChart {
  private LossChart() {}

  static byte[] png(RangeTestReport report) {
    return new CurveChart(
            "Loss over learning rate",
            "loss",
            report.hasBatchesPerRate()
                ? "thin: each learning rate, thick: smoothed"
                : "thin: each batch, thick: smoothed",
            RangeCurve::loss,
            RangeCurve::smoothedLoss,
            UsefulRange::ofLosses)
        .png(report);
  }
}
