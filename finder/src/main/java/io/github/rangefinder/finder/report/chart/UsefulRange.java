package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.data.Range;

/** The part of the y axis that shows where a loss falls; the blow-up may leave it at the top. */
public final class UsefulRange {
  /** A few batches may stick out; of a test with fewer than 50, none. */
  private static final double SHARE = 0.98;

  /** Of more values than twice as many, every second, third and so on tells as well. */
  private static final int ENOUGH = 10_000;

  /** Room below the lowest and above the highest value, as a share of what lies between. */
  private static final double ROOM = 0.06;

  private UsefulRange() {}

  /** From the lowest losses to those before them, over all curves. */
  public static Range ofLosses(List<RangeCurve> curves) {
    List<Double> highs = new ArrayList<>();
    List<Double> lows = new ArrayList<>();
    for (RangeCurve curve : curves) {
      addUsual(highs, finite(untilBest(curve), curve::loss));
      addUsual(lows, finite(curve.size() - 1, i -> -curve.loss(i)));
      if (curve.bestIteration() >= 0) {
        lows.add(-curve.bestLoss());
      }
    }
    double lower = -Collections.max(orZero(lows));
    // before the first look at held-out samples there are losses, but no smoothed one
    double upper = Math.max(lower, Collections.max(orZero(highs)));
    return range(lower, upper, lower >= 0);
  }

  /** From the steepest fall to half as much rise, over all curves. */
  public static Range ofLossDeltas(List<RangeCurve> curves, int movingAverage) {
    List<Double> lows = new ArrayList<>();
    for (RangeCurve curve : curves) {
      double[] deltas = finite(untilBest(curve), i -> -curve.lossDelta(i, movingAverage));
      addUsual(lows, deltas);
    }
    double fall = Math.max(0, Collections.max(orZero(lows)));
    return range(-1.25 * fall, 0.5 * fall, false);
  }

  /** Where the useful part of a curve ends: at its best, or if it only rises, once it trebles. */
  private static int untilBest(RangeCurve curve) {
    int last = curve.bestIteration();
    if (last < curve.size() / 10) {
      double treble = curve.bestLoss() + 2 * Math.abs(curve.bestLoss());
      while (last + 1 < curve.size() && curve.smoothedLoss(last + 1) <= treble) {
        last++;
      }
    }
    return last;
  }

  private static double[] finite(int last, IntToDoubleFunction value) {
    int step = Math.max(1, last / ENOUGH);
    return IntStream.rangeClosed(0, Math.floorDiv(last, step))
        .mapToDouble(i -> value.applyAsDouble(i * step))
        .filter(Double::isFinite)
        .toArray();
  }

  private static void addUsual(List<Double> highs, double[] values) {
    if (values.length > 0) {
      Arrays.sort(values);
      highs.add(values[(int) Math.ceil(SHARE * (values.length - 1))]);
    }
  }

  private static List<Double> orZero(List<Double> values) {
    return values.isEmpty() ? List.of(0.0) : values;
  }

  private static Range range(double lower, double upper, boolean notBelowZero) {
    double span = upper - lower;
    if (span <= 0) {
      span = upper == 0 ? 1 : Math.abs(upper);
    }
    double from = lower - ROOM * span;
    return new Range(notBelowZero ? Math.max(0, from) : from, upper + ROOM * span);
  }
}
