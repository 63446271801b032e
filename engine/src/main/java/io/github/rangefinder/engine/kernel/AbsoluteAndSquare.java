package io.github.rangefinder.engine.kernel;

/** What absolute values and squares cost, summed in double precision, and the gradient. */
public final class AbsoluteAndSquare {
  private AbsoluteAndSquare() {}

  /** x (n) from an offset on; returns {@code l1 Σ |x| + l2 Σ x²}. */
  public static double cost(float[] x, int from, int n, double l1, double l2) {
    double absolute = 0;
    double square = 0;
    for (int i = from; i < from + n; i++) {
      absolute += Math.abs(x[i]);
      square += (double) x[i] * x[i];
    }
    return l1 * absolute + l2 * square;
  }

  /** gradient (n) += {@code l1 sign(x) + 2 l2 x}, with 0 as the sign of 0. */
  public static void addGradient(float[] x, float[] gradient, int from, int n, float l1, float l2) {
    for (int i = from; i < from + n; i++) {
      gradient[i] += l1 * Math.signum(x[i]) + 2 * l2 * x[i];
    }
  }

  /**
   * inputGradient (n) += outputGradient + share · (l1 sign(x) + 2 l2 x), with 0 as the sign of 0:
   * back through a layer that passes x on and adds a share of what it costs to the loss.
   */
  public static void addActivityGradient(
      float l1,
      float l2,
      float share,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    for (int i = from; i < from + n; i++) {
      float slope = l1 * Math.signum(x[i]) + 2 * l2 * x[i];
      inputGradient[i] += outputGradient[i] + share * slope;
    }
  }
}
