package io.github.rangefinder.engine.kernel;

/**
 * Activations made of straight and square pieces, element by element; their gradients are added.
 * Where two pieces meet, the gradient is that of the left one unless said otherwise.
 */
public final class PiecewiseActivations {
  private PiecewiseActivations() {}

  /** out (n) = |x|. */
  public static void absolute(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.abs(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · the sign of x, which 0 has none of. */
  public static void absoluteGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Math.signum(x[i]) * outputGradient[i];
    }
  }

  /** out (n) = x / 6 + ½, at least 0 and at most 1. */
  public static void hardSigmoid(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = hardSigmoid(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient / 6 where -3 &lt; x &lt; 3. */
  public static void hardSigmoidGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Math.abs(x[i]) < 3 ? outputGradient[i] / 6 : 0;
    }
  }

  /** out (n) = x · hardSigmoid(x): Howard et al. 2019. */
  public static void hardSilu(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * hardSigmoid(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · (0 to x = -3, 1 from x = 3 on, x / 3 + ½ between). */
  public static void hardSiluGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float slope = x[i] <= -3 ? 0 : x[i] >= 3 ? 1 : x[i] / 3 + 0.5f;
      inputGradient[i] += slope * outputGradient[i];
    }
  }

  /** out (n) = x, at least -1 and at most 1. */
  public static void hardTanh(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.max(-1, Math.min(x[i], 1));
    }
  }

  /** inputGradient (n) += outputGradient where -1 &lt; x &lt; 1. */
  public static void hardTanhGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Math.abs(x[i]) < 1 ? outputGradient[i] : 0;
    }
  }

  /** out (n) = 0 up to x = -1, x from 1 on, (x + 1)² / 4 between. */
  public static void sparsePlus(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float up = x[i] + 1;
      out[i] = x[i] <= -1 ? 0 : x[i] >= 1 ? x[i] : 0.25f * up * up;
    }
  }

  /** out (n) = (x + 1) / 2, at least 0 and at most 1: the slope of {@link #sparsePlus}. */
  public static void sparseSigmoid(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = sparseSigmoid(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · sparseSigmoid(x). */
  public static void sparsePlusGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += sparseSigmoid(x[i]) * outputGradient[i];
    }
  }

  /** inputGradient (n) += outputGradient / 2 where -1 &lt; x &lt; 1. */
  public static void sparseSigmoidGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Math.abs(x[i]) < 1 ? 0.5f * outputGradient[i] : 0;
    }
  }

  private static float hardSigmoid(float x) {
    return Math.max(0, Math.min(x + 3, 6)) / 6;
  }

  private static float sparseSigmoid(float x) {
    return Math.max(0, Math.min(0.5f * (x + 1), 1));
  }
}
