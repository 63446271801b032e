package io.github.rangefinder.finder.rangetest.rule;

import java.util.Arrays;

/** Gradients of sampled curves, and their minima, as NumPy and PyTorch have them. */
final class Gradients {
  private Gradients() {}

  /**
   * The slope over the index: {@code (y[i+1] - y[i-1]) / 2}, at the ends the difference to the only
   * neighbour. Nothing for fewer than 2 points.
   *
   * <p>Source: numpy.gradient without coordinates.
   */
  static double[] byIndex(double[] y) {
    int last = y.length - 1;
    double[] slopes = new double[last < 1 ? 0 : y.length];
    for (int i = 0; i < slopes.length; i++) {
      int from = Math.max(0, i - 1);
      int to = Math.min(last, i + 1);
      slopes[i] = (y[to] - y[from]) / (to - from);
    }
    return slopes;
  }

  /**
   * The slope over uneven coordinates: with the steps {@code a} before and {@code b} after a point,
   * that of the parabola through three points, {@code (a² y[i+1] + (b² - a²) y[i] - b² y[i-1]) / (a
   * b (a + b))}; at the ends the difference quotient. Nothing for fewer than 2 points.
   *
   * <p>Source: torch.gradient with coordinates, edge_order=1.
   */
  static double[] over(double[] x, double[] y) {
    int last = y.length - 1;
    double[] slopes = new double[last < 1 ? 0 : y.length];
    for (int i = 0; i < slopes.length; i++) {
      if (i == 0 || i == last) {
        int from = i == 0 ? 0 : last - 1;
        slopes[i] = (y[from + 1] - y[from]) / (x[from + 1] - x[from]);
      } else {
        double a = x[i] - x[i - 1];
        double b = x[i + 1] - x[i];
        slopes[i] =
            -b / (a * (a + b)) * y[i - 1] + (b - a) / (a * b) * y[i] + a / (b * (a + b)) * y[i + 1];
      }
    }
    return slopes;
  }

  /**
   * The place of the lowest value, the first of several; that of the first NaN if there is one; -1
   * for none.
   *
   * <p>Source: numpy.argmin, torch.argmin.
   */
  static int argMin(double[] values) {
    int lowest = values.length == 0 ? -1 : 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        return i;
      }
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  /** The logarithms of learning rates, to base 10. */
  static double[] log10(double[] rates) {
    return Arrays.stream(rates).map(StrictMath::log10).toArray();
  }
}
