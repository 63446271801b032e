package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;

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
  private final double[] weights;
  private final double[] y;
  private final double[] p;
  private final double[] s0;
  private final double[] s1;
  private final double[] s2;
  private final double[] t0;
  private final double[] t1;
  private final double[] nearbyMin;
  private final double[] nearbyMax;
  private int size;
  private double lowestPoint = Double.POSITIVE_INFINITY;
  private double highestPoint = Double.NEGATIVE_INFINITY;
  private double lowestSettled = Double.POSITIVE_INFINITY;

  /** The smoothing for a range test that has this many iterations if nothing stops it. */
  static LocalLinearRegression forIterations(int iterations) {
    double bandwidth = Math.max(1, BANDWIDTH_FACTOR * StrictMath.pow(iterations, 0.8));
    return new LocalLinearRegression(bandwidth, iterations);
  }

  /**
   * A curve without points yet.
   *
   * @param bandwidth the standard deviation of the weights, in points
   * @param capacity the most points there can be
   */
  LocalLinearRegression(double bandwidth, int capacity) {
    this.bandwidth = bandwidth;
    weights = new double[(int) Math.ceil(REACH * bandwidth) + 1];
    for (int d = 0; d < weights.length; d++) {
      weights[d] = StrictMath.exp(-0.5 * (d / bandwidth) * (d / bandwidth));
    }
    y = new double[capacity];
    p = new double[capacity];
    s0 = new double[capacity];
    s1 = new double[capacity];
    s2 = new double[capacity];
    t0 = new double[capacity];
    t1 = new double[capacity];
    nearbyMin = new double[capacity];
    nearbyMax = new double[capacity];
  }

  /** The standard deviation of the weights, in points. */
  double bandwidth() {
    return bandwidth;
  }

  /** The number of points so far. */
  int size() {
    return size;
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
    int last = size++;
    p[last] = weight;
    y[last] = last < LEAST_POINTS ? point : Math.min(point, cap());
    lowestPoint = Math.min(lowestPoint, y[last]);
    highestPoint = Math.max(highestPoint, y[last]);
    nearbyMin[last] = y[last];
    nearbyMax[last] = y[last];
    int first = Math.max(0, last - reach());
    for (int i = first; i < last; i++) {
      count(i, last);
      count(last, i);
    }
    count(last, last);
    if (last >= reach()) {
      lowestSettled = Math.min(lowestSettled, value(last - reach()));
    }
  }

  private double cap() {
    double range = highestPoint - lowestPoint;
    return highestPoint + (range > 0 ? range : Double.POSITIVE_INFINITY);
  }

  /** Lets the line at point i know of point j. */
  private void count(int i, int j) {
    int d = j - i;
    double w = weights[Math.abs(d)] * p[j];
    s0[i] += w;
    s1[i] += w * d;
    s2[i] += w * d * d;
    t0[i] += w * y[j];
    t1[i] += w * d * y[j];
    nearbyMin[i] = Math.min(nearbyMin[i], y[j]);
    nearbyMax[i] = Math.max(nearbyMax[i], y[j]);
  }

  private int reach() {
    return weights.length - 1;
  }

  /** The smoothed curve at a point, given the points so far. */
  double value(int i) {
    double height =
        size == 1 ? y[i] : (s2[i] * t0[i] - s1[i] * t1[i]) / (s0[i] * s2[i] - s1[i] * s1[i]);
    return Math.min(Math.max(height, nearbyMin[i]), nearbyMax[i]);
  }

  /** The standard error of the value at a point, for points as {@link #slopeError} has them. */
  double valueError(int i) {
    return size == 1 ? 1 : error(i, s2[i], s1[i]);
  }

  /** The smoothed curve's slope at a point, in y per point; 0 for a single point. */
  double slope(int i) {
    return size == 1 ? 0 : (s0[i] * t1[i] - s1[i] * t0[i]) / (s0[i] * s2[i] - s1[i] * s1[i]);
  }

  /**
   * The standard error of the slope at a point, for points with independent errors of standard
   * deviation {@code 1 / sqrt(weight)}: the slope is a sum {@code sum l_j y_j}, so this is {@code
   * sqrt(sum l_j^2 / weight_j)}.
   */
  double slopeError(int i) {
    return error(i, -s1[i], -s0[i]);
  }

  /** The error of {@code sum w_j (a - b d) y_j} over the fit's determinant. */
  private double error(int i, double a, double b) {
    double squares = 0;
    for (int j = Math.max(0, i - reach()); j <= Math.min(size - 1, i + reach()); j++) {
      int d = j - i;
      double l = weights[Math.abs(d)] * (a - b * d);
      squares += l * l * p[j];
    }
    return Math.sqrt(squares) / (s0[i] * s2[i] - s1[i] * s1[i]);
  }

  /** The lowest value of the curve, given the points so far; NaN without points. */
  double lowest() {
    if (size == 0) {
      return Double.NaN;
    }
    double lowest = lowestSettled;
    for (int i = Math.max(0, size - reach()); i < size; i++) {
      lowest = Math.min(lowest, value(i));
    }
    return lowest;
  }

  /** The whole curve, with NaN after its last point up to the given length. */
  double[] values(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < size; i++) {
      values[i] = value(i);
    }
    return values;
  }
}
