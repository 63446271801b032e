package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.run.find.RangeTestReport;

/** What picture and page show of the loss delta beside that of each batch. */
public final class LossDeltas {
  private LossDeltas() {}

  /**
   * The mean change of the smoothed loss an iteration, from the last iteration before the window
   * that has one; NaN where there is none.
   */
  public static double smoothed(RangeCurve curve, int iteration, int window) {
    int from = iteration - window;
    while (from >= 0 && Double.isNaN(curve.smoothedLoss(from))) {
      from--;
    }
    return from < 0
        ? Double.NaN
        : (curve.smoothedLoss(iteration) - curve.smoothedLoss(from)) / (iteration - from);
  }

  /** The window as asked for; a smaller one where it would take more than a quarter of a test. */
  public static int window(RangeTestReport report) {
    int longest =
        report.tests().stream().mapToInt(test -> test.result().curve().size()).max().orElse(0);
    return report.movingAverage() <= longest / 4
        ? report.movingAverage()
        : Math.max(1, longest / 8);
  }
}
