package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;

/**
 * The losses of a range test up to the first one that is not finite, as a lag-free smoothed curve
 * and the noise around it.
 */
final class NoisyCurve {
  /** A slope this many times its standard error is no accident, even as the steepest of many. */
  private static final double SIGNIFICANT = 4;

  /** Losses are computed in single precision; what is smaller than this share of them is noise. */
  private static final double PRECISION = 1e-6;

  private final RangeCurve curve;
  private final int iterations;
  private final LocalLinearRegression line;
  private final int size;
  private final double noise;

  /**
   * The curve of a test.
   *
   * @param iterations how many the test was to have, which decides the smoothing
   */
  NoisyCurve(RangeCurve curve, int iterations) {
    this.curve = curve;
    this.iterations = Math.max(iterations, curve.size());
    line = cappedAt(Double.POSITIVE_INFINITY);
    size = line.size();
    noise = size < 3 ? 0 : measureNoise();
  }

  /**
   * The standard deviation of a single loss around the curve, from second differences: a straight
   * line has none, and the median does not see a short blow-up. Source: Gasser, Sroka and
   * Jennen-Steinmetz, "Residual variance and residual pattern in nonlinear regression", 1986.
   */
  private double measureNoise() {
    double[] differences = new double[size - 2];
    double[] heights = new double[size];
    for (int i = 0; i < size; i++) {
      heights[i] = Math.abs(curve.loss(i));
      if (i < differences.length) {
        differences[i] = Math.abs(curve.loss(i) - 2 * curve.loss(i + 1) + curve.loss(i + 2));
      }
    }
    // 1.4826: from the median of a normal variable's size to its standard deviation
    return Math.max(1.4826 * median(differences) / Math.sqrt(6), PRECISION * median(heights));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** The losses smoothed, where those above a cap count as if they were there. */
  LocalLinearRegression cappedAt(double cap) {
    LocalLinearRegression smoothed = LocalLinearRegression.forIterations(iterations);
    for (int i = 0; i < curve.size() && Double.isFinite(curve.loss(i)); i++) {
      smoothed.add(Math.min(curve.loss(i), cap));
    }
    return smoothed;
  }

  /** The number of losses before the first one that is not finite. */
  int size() {
    return size;
  }

  /** The standard deviation of a single loss around the smoothed curve. */
  double noise() {
    return noise;
  }

  /** So many points from either end a slope rests on one side only. */
  int edge() {
    return (int) Math.ceil(line.bandwidth());
  }

  /** The smoothed loss. */
  double value(int i) {
    return line.value(i);
  }

  /** The lowest smoothed loss. */
  double lowest() {
    return line.lowest();
  }

  /** How many times its standard error the curve falls at a point; negative where it rises. */
  double clarity(int i) {
    return -line.slope(i) / (noise * line.slopeError(i));
  }

  /** Whether the curve falls at a point, clearly above the noise. */
  boolean falling(int i) {
    return clarity(i) > SIGNIFICANT;
  }

  /**
   * Where the loss falls most over the logarithm of the learning rate, among the points that fall
   * above the noise and are lower than ever before, since falling back from a spike is no progress;
   * -1 if there is none.
   */
  int steepest() {
    int steepest = -1;
    double steepestSlope = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size - edge(); i++) {
      lowest = Math.min(lowest, value(i));
      if (i >= edge() && value(i) <= lowest + noise && falling(i)) {
        double slope = line.slope(i) / decadesPerIteration(i);
        if (slope < steepestSlope) {
          steepest = i;
          steepestSlope = slope;
        }
      }
    }
    return steepest;
  }

  private double decadesPerIteration(int i) {
    return Math.log10(curve.learningRate(i + 1) / curve.learningRate(i - 1)) / 2;
  }
}
