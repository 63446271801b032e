package io.github.rangefinder.engine.kernel;

/** What a layer's output costs: l1 Σ |x| + l2 Σ x². */
public final class ActivityPenalty {
  private ActivityPenalty() {}

  /** The cost of x (n), from an offset on. */
  public static double cost(double l1, double l2, float[] x, int from, int n) {
    double absolute = 0;
    double squares = 0;
    for (int i = from; i < from + n; i++) {
      absolute += Math.abs(x[i]);
      squares += (double) x[i] * x[i];
    }
    return l1 * absolute + l2 * squares;
  }

  /** inputGradient (n) += outputGradient + share · (l1 sign x + 2 l2 x). */
  public static void gradient(
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
