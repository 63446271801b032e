package io.github.rangefinder.engine.kernel;

/** Squared differences, summed in double precision. */
public final class SquaredError {
  private SquaredError() {}

  /**
   * predictions, targets, gradient or null: the first n floats of each; returns {@code Σ (p - t)²}
   * and writes {@code 2 (p - t) / n}, the gradient of the mean over the n.
   */
  public static double sum(float[] predictions, float[] targets, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double difference = (double) predictions[i] - targets[i];
      sum += difference * difference;
      if (gradient != null) {
        gradient[i] = (float) (2 * difference / n);
      }
    }
    return sum;
  }

  /**
   * logits, targets, gradient or null: the first n floats of each; the same of predictions {@code p
   * = 1 / (1 + e^-z)}: returns {@code Σ (p - t)²} and writes {@code 2 (p - t) p (1 - p) / n}.
   */
  public static double sumOfSigmoids(float[] logits, float[] targets, int n, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double p = 1 / (1 + StrictMath.exp(-logits[i]));
      double difference = p - targets[i];
      sum += difference * difference;
      if (gradient != null) {
        gradient[i] = (float) (2 * difference * p * (1 - p) / n);
      }
    }
    return sum;
  }
}
