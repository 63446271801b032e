package io.github.rangefinder.engine.kernel;

/** The cross-entropy of outputs each of which says yes or no by itself. */
public final class BinaryEntropy {
  private BinaryEntropy() {}

  /**
   * logits (count), targets (count), gradient (count) or null; returns the sum of {@code -y log p -
   * (1 - y) log(1 - p)} with p = 1 / (1 + e^-z), as {@code max(z, 0) - z y + log(1 + e^-|z|)}, and
   * writes {@code (p - y) / count}, the gradient of the mean.
   */
  public static double sum(float[] logits, float[] targets, int count, float[] gradient) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      double z = logits[i];
      double y = targets[i];
      double power = StrictMath.exp(-Math.abs(z));
      loss += Math.max(z, 0) - z * y + StrictMath.log1p(power);
      if (gradient != null) {
        double p = (z < 0 ? power : 1) / (1 + power);
        gradient[i] = (float) ((p - y) / count);
      }
    }
    return loss;
  }

  /** logits (n, 1), targets (n, 1): the rows whose more likely answer is the target. */
  public static int correct(float[] logits, float[] targets, int n) {
    int correct = 0;
    for (int i = 0; i < n; i++) {
      correct += logits[i] > 0 == targets[i] > 0.5f ? 1 : 0;
    }
    return correct;
  }

  /**
   * logits (n), targets (n); adds each to counts (2, 2), at its target and its more likely answer.
   */
  public static void count(float[] logits, float[] targets, int n, long[] counts) {
    for (int i = 0; i < n; i++) {
      counts[2 * (targets[i] > 0.5f ? 1 : 0) + (logits[i] > 0 ? 1 : 0)]++;
    }
  }

  /** logits (n, 1) of the second of two classes; classes (n, 2): the probabilities of both. */
  public static void classes(float[] logits, int n, float[] classes) {
    for (int i = 0; i < n; i++) {
      double p = 1 / (1 + StrictMath.exp(-logits[i]));
      classes[2 * i] = (float) (1 - p);
      classes[2 * i + 1] = (float) p;
    }
  }

  /** Whether x (n) holds nothing but zeros and ones. */
  public static boolean isBinary(float[] x, int n) {
    boolean binary = true;
    for (int i = 0; i < n && binary; i++) {
      binary = x[i] == 0 || x[i] == 1;
    }
    return binary;
  }
}
