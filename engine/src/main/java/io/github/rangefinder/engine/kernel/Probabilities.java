package io.github.rangefinder.engine.kernel;

/**
 * Logits of probabilities that nobody made of logits, such as a mean of several softmaxes, and back
 * to their gradient. A probability is cut at {@code ε = 1e-7} and {@code 1 - ε}, and has no
 * gradient where it is cut.
 *
 * <p>Source: {@code sparse_categorical_crossentropy} and {@code binary_crossentropy} in {@code
 * keras/src/backend/tensorflow/nn.py} of Keras 3.15.
 */
public final class Probabilities {
  private static final float LOW = 1e-7f;
  private static final float HIGH = 1 - LOW;

  private Probabilities() {}

  private static float cut(float p) {
    return p < LOW ? LOW : Math.min(p, HIGH); // NaN stays NaN
  }

  private static boolean isCut(float p) {
    return p < LOW || p > HIGH;
  }

  /** p (n); logits (n) = log p, whose softmax is p over the sum of its row. */
  public static void logarithms(float[] p, float[] logits, int n) {
    for (int i = 0; i < n; i++) {
      logits[i] = (float) StrictMath.log(cut(p[i]));
    }
  }

  /** p (n); gradient (n) with respect to log p becomes that with respect to p, times 1 / p. */
  public static void logarithmsGradient(float[] p, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] = isCut(p[i]) ? 0 : gradient[i] / p[i];
    }
  }

  /** p (n); logits (n) = log p - log(1 - p), whose sigmoid is p. */
  public static void logits(float[] p, float[] logits, int n) {
    for (int i = 0; i < n; i++) {
      double cut = cut(p[i]);
      logits[i] = (float) (StrictMath.log(cut) - StrictMath.log(1 - cut));
    }
  }

  /** p (n); gradient (n) with respect to those becomes that with respect to p: / (p (1 - p)). */
  public static void logitsGradient(float[] p, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] = isCut(p[i]) ? 0 : gradient[i] / (p[i] * (1 - p[i]));
    }
  }

  /** p (rows, classes), none negative: each row over its sum, and all alike where that is 0. */
  public static void normalize(float[] p, int rows, int classes) {
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int i = row * classes; i < (row + 1) * classes; i++) {
        sum += p[i];
      }
      for (int i = row * classes; i < (row + 1) * classes; i++) {
        p[i] = sum == 0 ? 1f / classes : (float) (p[i] / sum);
      }
    }
  }
}
