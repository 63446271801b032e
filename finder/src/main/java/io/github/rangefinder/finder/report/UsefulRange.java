package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.data.Range;

/** The part of the y axis that shows where a loss falls; the blow-up may leave it at the top. */
final class UsefulRange {
  /** A few batches may stick out. */
  private static final double SHARE = 0.98;

  /** Room below the lowest and above the highest value, as a share of what lies between. */
  private static final double ROOM = 0.06;

  private UsefulRange() {}

  /** From the lowest smoothed loss to the losses before it, over all curves. */
  static Range ofLosses(List<RangeCurve> curves) {
    double lower = lowest(curves, RangeCurve::bestLoss);
    List<Double> losses = new ArrayList<>();
    for (RangeCurve curve : curves) {
      addUsual(losses, finite(curve, untilBest(curve), curve::loss));
    }
    return range(lower, Collections.max(orZero(losses)), lower >= 0);
  }

  /** From the steepest fall to as much rise as there is fall, over all curves. */
  static Range ofLossDeltas(List<RangeCurve> curves, int movingAverage) {
    List<Double> lows = new ArrayList<>();
    for (RangeCurve curve : curves) {
      List<Double> deltas =
          finite(curve, untilBest(curve), i -> -curve.lossDelta(i, movingAverage));
      addUsual(lows, deltas);
    }
    double fall = Math.max(0, Collections.max(orZero(lows)));
    return range(-1.25 * fall, fall, false);
  }

  private static double lowest(List<RangeCurve> curves, ToDoubleFunction<RangeCurve> value) {
    return curves.stream().mapToDouble(value).filter(Double::isFinite).min().orElse(0);
  }

  /** Where the useful part of a curve ends: at its best, or at its end if it only rises. */
  private static int untilBest(RangeCurve curve) {
    int best = curve.bestIteration();
    return best < curve.size() / 10 ? curve.size() - 1 : best;
  }

  private static List<Double> finite(
      RangeCurve curve, int last, java.util.function.IntToDoubleFunction value) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      if (Double.isFinite(value.applyAsDouble(i))) {
        values.add(value.applyAsDouble(i));
      }
    }
    return values;
  }

  private static void addUsual(List<Double> highs, List<Double> values) {
    if (!values.isEmpty()) {
      Collections.sort(values);
      highs.add(values.get((int) (SHARE * (values.size() - 1))));
    }
  }

  private static List<Double> orZero(List<Double> values) {
    return values.isEmpty() ? List.of(0.0) : values;
  }

  private static Range range(double lower, double upper, boolean notBelowZero) {
    double span = Math.max(upper - lower, 1e-3 * Math.max(1e-6, Math.abs(upper)));
    double from = lower - ROOM * span;
    return new Range(notBelowZero ? Math.max(0, from) : from, Math.max(lower, upper) + ROOM * span);
  }
}
