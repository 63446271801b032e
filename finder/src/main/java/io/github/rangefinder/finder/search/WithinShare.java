package io.github.rangefinder.finder.search;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The learning rates whose value is within 5 % of the best one's.
 *
 * <p>Of the trainings that are as long as the best one's, or else of the next shorter ones in which
 * both took part, a parabola through the logarithm of the rate and the value is fitted to the best
 * one and its neighbours on both sides; with a neighbour on one side only, a straight line.
 *
 * @param low the smallest
 * @param high the largest
 */
public record WithinShare(double low, double high) {
  private static final double SHARE = 0.05;

  /**
   * The range around a place, given the values after trainings of each length, the longest first.
   */
  static WithinShare of(int best, List<Curve> curves) {
    return new WithinShare(
        Places.learningRate(best) * StrictMath.pow(10, -reach(best, curves, -1) / 4),
        Places.learningRate(best) * StrictMath.pow(10, reach(best, curves, 1) / 4));
  }

  /** How many places away from the best one the value is 5 % worse. */
  private static double reach(int best, List<Curve> curves, int side) {
    for (Curve curve : curves) {
      OptionalDouble value = curve.value(best);
      OptionalInt next = curve.next(best, side);
      if (value.isPresent() && next.isPresent()) {
        double reach = reach(curve, best, side);
        int tried = Math.abs(next.getAsInt() - best);
        return reach < tried ? reach : farther(curve, best, side);
      }
    }
    return 0;
  }

  private static double reach(Curve curve, int best, int side) {
    double value = curve.value(best).orElseThrow();
    int next = curve.next(best, side).orElseThrow();
    OptionalInt other = curve.next(best, -side);
    double allowed = SHARE * Math.abs(value);
    double x1 = Math.abs(next - best);
    double y1 = curve.value(next).orElseThrow() - value;
    if (Double.isInfinite(y1)) {
      return 0;
    }
    double slope = y1 / x1;
    double bend = 0;
    if (other.isPresent() && Double.isFinite(curve.value(other.getAsInt()).orElseThrow())) {
      double x2 = -Math.abs(other.getAsInt() - best);
      double y2 = curve.value(other.getAsInt()).orElseThrow() - value;
      bend = Math.max(0, (y1 / x1 - y2 / x2) / (x1 - x2));
      slope = y1 / x1 - bend * x1;
    }
    return root(bend, slope, allowed);
  }

  /** The positive x where bend x² + slope x is what is allowed. */
  private static double root(double bend, double slope, double allowed) {
    if (bend > 0) {
      return (-slope + Math.sqrt(slope * slope + 4 * bend * allowed)) / (2 * bend);
    }
    return slope > 0 ? allowed / slope : Double.POSITIVE_INFINITY;
  }

  /** The last place on a side up to which every value that is known is within the share. */
  private static double farther(Curve curve, int best, int side) {
    double value = curve.value(best).orElseThrow();
    double allowed = SHARE * Math.abs(value);
    int last = best;
    OptionalInt next = curve.next(last, side);
    while (next.isPresent() && curve.value(next.getAsInt()).orElseThrow() - value <= allowed) {
      last = next.getAsInt();
      next = curve.next(last, side);
    }
    return Math.abs(last - best);
  }
}
