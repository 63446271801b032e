package io.github.rangefinder.finder.rangetest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Smooths a curve without lag: at each point a straight line is fitted to the points around it,
 * near ones counting more, and the line's height and slope there are the curve's.
 *
 * <p>For a point {@code i} the weights are {@code w_j = exp(-(j - i)^2 / (2 b^2))} for the points
 * up to {@code 4 b} away; with {@code d = j - i}, {@code S_k = sum w_j d^k} and {@code T_k = sum
 * w_j d^k y_j} the line is
 *
 * <pre>
 *   value = (S_2 T_0 - S_1 T_1) / (S_0 S_2 - S_1^2)
 *   slope = (S_0 T_1 - S_1 T_0) / (S_0 S_2 - S_1^2)
 * </pre>
 *
 * <p>A straight line goes through unchanged, at the ends too, where a moving average would lag
 * behind. The value is kept within the losses it is made of: a line may overshoot where a curve
 * bends, and a loss that no batch came near must not become the best one.
 *
 * <p>A point that leaves the range of the points before it at the top counts as at most one such
 * range above them. A curve that blows up still does, as the range doubles with every point, but
 * the first loss of 1e20 does not lift the curve over all the points around it.
 *
 * <p>A point may count less than others: with a weight of {@code p} it counts as the mean of fewer
 * samples does, with a variance of {@code 1 / p} times that of the others.
 *
 * <p>Points are added one by one, as a range test measures them; each adds to the sums of its
 * neighbours only. What is known after n points is what a fit to these n points gives, to the bit.
 *
 * <p>Source: Fan and Gijbels, "Local Polynomial Modelling and Its Applications", 1996, section 2.3.
 */
final class LocalLinearRegression {
  /** Beyond this many bandwidths a point's weight is below 4e-4. */
  private static final double REACH = 4;

  /**
   * The best bandwidth grows with the number of points to the power 4/5 (Fan and Gijbels, section
   * 3.2). The factor makes it 3 for 100 iterations and 20 for 1200: a twentieth of the ramp is then
   * still told apart.
   */
  private static final double BANDWIDTH_FACTOR = 0.07;

  /** Fewer points than these have no range. */
  private static final int LEAST_POINTS = 6;

  private final double bandwidth;
  private final int reach;
  private final List<Point> points = new ArrayList<>();

  /** By distance, up to the largest there has been between two points. */
  private double[] weights = new double[0];

  private double lowestPoint = Double.POSITIVE_INFINITY;
  private double highestPoint = Double.NEGATIVE_INFINITY;
  private double lowestSettled = Double.POSITIVE_INFINITY;

  /** A point and, over it and its neighbours, the sums that make the line there. */
  private static final class Point {
    final double y;
    final double weight;
    double s0;
    double s1;
    double s2;
    double t0;
    double t1;
    double nearbyMin;
    double nearbyMax;

    Point(double y, double weight) {
      this.y = y;
      this.weight = weight;
      nearbyMin = y;
      nearbyMax = y;
    }

    /** Lets the line know of a point that lies d places further on. */
    void count(Point other, int d, double nearness) {
      double w = nearness * other.weight;
      s0 += w;
      s1 += w * d;
      s2 += w * d * d;
      t0 += w * other.y;
      t1 += w * d * other.y;
      nearbyMin = Math.min(nearbyMin, other.y);
      nearbyMax = Math.max(nearbyMax, other.y);
    }

    double determinant() {
      return s0 * s2 - s1 * s1;
    }
  }

  /** The smoothing for a range test that has this many iterations if nothing stops it. */
  static LocalLinearRegression forIterations(int iterations) {
    return new LocalLinearRegression(bandwidth(iterations));
  }

  /** So many points to either side count in the smoothing {@link #forIterations}. */
  static int reach(int iterations) {
    return reach(bandwidth(iterations));
  }

  private static double bandwidth(int iterations) {
    return Math.max(1, BANDWIDTH_FACTOR * StrictMath.pow(iterations, 0.8));
  }

  private static int reach(double bandwidth) {
    return (int) Math.ceil(REACH * bandwidth);
  }

  /**
   * A curve without points yet.
   *
   * @param bandwidth the standard deviation of the weights, in points
   */
  LocalLinearRegression(double bandwidth) {
    this.bandwidth = bandwidth;
    reach = reach(bandwidth);
  }

  private void weigh(int farthest) {
    int known = weights.length;
    if (farthest >= known) {
      weights = Arrays.copyOf(weights, Math.min(2 * farthest, reach) + 1);
      for (int d = known; d < weights.length; d++) {
        weights[d] = StrictMath.exp(-0.5 * (d / bandwidth) * (d / bandwidth));
      }
    }
  }

  /** The standard deviation of the weights, in points. */
  double bandwidth() {
    return bandwidth;
  }

  /** The number of points so far. */
  int size() {
    return points.size();
  }

  /** Adds the next point, which must be finite and counts fully. */
  void add(double point) {
    add(point, 1);
  }

  /**
   * Adds the next point, which must be finite.
   *
   * @param weight how much it counts, above 0 and at most 1
   */
  void add(double point, double weight) {
    int last = points.size();
    Point added = new Point(last < LEAST_POINTS ? point : Math.min(point, cap()), weight);
    points.add(added);
    lowestPoint = Math.min(lowestPoint, added.y);
    highestPoint = Math.max(highestPoint, added.y);
    weigh(Math.min(last, reach));
    for (int i = Math.max(0, last - reach); i < last; i++) {
      Point before = points.get(i);
      before.count(added, last - i, weights[last - i]);
      added.count(before, i - last, weights[last - i]);
    }
    added.count(added, 0, weights[0]);
    if (last >= reach) {
      lowestSettled = Math.min(lowestSettled, value(last - reach));
    }
  }

  /** The same curve with one more point, which this one does not get. */
  LocalLinearRegression with(double point, double weight) {
    LocalLinearRegression longer = new LocalLinearRegression(bandwidth);
    for (Point known : points) {
      longer.add(known.y, known.weight);
    }
    longer.add(point, weight);
    return longer;
  }

  private double cap() {
    double range = highestPoint - lowestPoint;
    return highestPoint + (range > 0 ? range : Double.POSITIVE_INFINITY);
  }

  /** The smoothed curve at a point, given the points so far. */
  double value(int i) {
    Point p = points.get(i);
    double height = size() == 1 ? p.y : (p.s2 * p.t0 - p.s1 * p.t1) / p.determinant();
    return Math.min(Math.max(height, p.nearbyMin), p.nearbyMax);
  }

  /** The standard error of the value at a point, for points as {@link #slopeError} has them. */
  double valueError(int i) {
    Point p = points.get(i);
    return size() == 1 ? 1 : error(i, p.s2, p.s1);
  }

  /** The smoothed curve's slope at a point, in y per point; 0 for a single point. */
  double slope(int i) {
    Point p = points.get(i);
    return size() == 1 ? 0 : (p.s0 * p.t1 - p.s1 * p.t0) / p.determinant();
  }

  /**
   * The standard error of the slope at a point, for points with independent errors of standard
   * deviation {@code 1 / sqrt(weight)}: the slope is a sum {@code sum l_j y_j}, so this is {@code
   * sqrt(sum l_j^2 / weight_j)}.
   */
  double slopeError(int i) {
    Point p = points.get(i);
    return error(i, -p.s1, -p.s0);
  }

  /** The error of {@code sum w_j (a - b d) y_j} over the fit's determinant. */
  private double error(int i, double a, double b) {
    double squares = 0;
    for (int j = Math.max(0, i - reach); j <= Math.min(size() - 1, i + reach); j++) {
      int d = j - i;
      double l = weights[Math.abs(d)] * (a - b * d);
      squares += l * l * points.get(j).weight;
    }
    return Math.sqrt(squares) / points.get(i).determinant();
  }

  /** The lowest value of the curve, given the points so far; NaN without points. */
  double lowest() {
    if (points.isEmpty()) {
      return Double.NaN;
    }
    double lowest = lowestSettled;
    for (int i = Math.max(0, size() - reach); i < size(); i++) {
      lowest = Math.min(lowest, value(i));
    }
    return lowest;
  }

  /** The whole curve, with NaN after its last point up to the given length. */
  double[] values(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < size(); i++) {
      values[i] = value(i);
    }
    return values;
  }
}
