package io.github.rangefinder.engine.kernel;

/** Activations that put small elements to a constant; element by element, gradients are added. */
public final class Shrinkage {
  private Shrinkage() {}

  /** out (n) = x where |x| > threshold, else 0. */
  public static void hardShrink(float threshold, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.abs(x[i]) <= threshold ? 0 : x[i];
    }
  }

  /** out (n) = x - threshold above threshold, x + threshold below -threshold, 0 between. */
  public static void softShrink(float threshold, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.abs(x[i]) <= threshold ? 0 : x[i] - Math.copySign(threshold, x[i]);
    }
  }

  /** inputGradient (n) += outputGradient where |x| > threshold: of both shrinkages. */
  public static void shrinkGradient(
      float threshold, float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Math.abs(x[i]) <= threshold ? 0 : outputGradient[i];
    }
  }

  /** out (n) = x where x > threshold, else otherwise. */
  public static void threshold(
      float threshold, float otherwise, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] <= threshold ? otherwise : x[i];
    }
  }

  /** inputGradient (n) += outputGradient where x > threshold. */
  public static void thresholdGradient(
      float threshold, float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += x[i] <= threshold ? 0 : outputGradient[i];
    }
  }
}
