package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.List;
import java.util.Map;
import org.jfree.data.Range;

/**
 * The accuracy on held-out samples over the learning rate, off which Smith (2015, section 3.3)
 * reads the bounds of a cycle: where it begins to rise, and where it no longer does.
 */
public final class AccuracyChart {
  /** Room below the lowest and above the highest accuracy, as a share of what lies between. */
  private static final double ROOM = 0.06;

  private AccuracyChart() {}

  public static byte[] png(RangeTestReport report) {
    return new CurveChart(
            new CurveChart.Words(
                "Accuracy over learning rate",
                "accuracy",
                "share of "
                    + report.setup().looks().samples()
                    + " held-out samples classified correctly"),
            (curve, i) -> Double.NaN,
            new Accuracy(),
            AccuracyChart::usefulRange,
            Map.of())
        .png(report);
  }

  /** The accuracy measured after an iteration's update; of a model that has blown up none. */
  private static final class Accuracy implements Repeats.Height {
    @Override
    public double at(RangeCurve curve, int iteration) {
      return curve.validationAccuracy(iteration);
    }

    @Override
    public double blownUp() {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static Range usefulRange(List<RangeCurve> curves) {
    double lowest = 1;
    double highest = 0;
    for (RangeCurve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        if (!Double.isNaN(curve.validationAccuracy(i))) {
          lowest = Math.min(lowest, curve.validationAccuracy(i));
          highest = Math.max(highest, curve.validationAccuracy(i));
        }
      }
    }
    double room = ROOM * Math.max(highest - lowest, 0.01);
    return new Range(Math.max(0, lowest - room), highest + room);
  }
}
