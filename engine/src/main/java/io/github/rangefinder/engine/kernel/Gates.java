package io.github.rangefinder.engine.kernel;

/**
 * Activations that let x through a gate, a smooth step of x itself; element by element, with their
 * gradients, which are added.
 */
public final class Gates {
  /** 2 √(2 / π), of GELU's approximation. */
  public static final float GELU_SLOPE = 0x1.988454p0f;

  /** Of GELU's approximation, as its authors fitted it. */
  public static final float GELU_CUBE = 0.044715f;

  private Gates() {}

  /** out (n) = x / (1 + e^-x): swish, Ramachandran, Zoph and Le 2017; SiLU, Elfwing et al. 2017. */
  public static void silu(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * Sigmoid.logistic(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · (s + x s (1 - s)), s = 1 / (1 + e^-x). */
  public static void siluGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float s = Sigmoid.logistic(x[i]);
      inputGradient[i] += Math.fma(x[i] * s, 1 - s, s) * outputGradient[i];
    }
  }

  /** out (n) = x Φ(x): GELU, Hendrycks and Gimpel 2016. */
  public static void gelu(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * NormalDistribution.cumulative(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · (Φ(x) + x φ(x)). */
  public static void geluGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float cumulative = NormalDistribution.cumulative(x[i]);
      float slope = Math.fma(x[i], NormalDistribution.density(x[i]), cumulative);
      inputGradient[i] += slope * outputGradient[i];
    }
  }

  /**
   * out (n) = x (1 + tanh u) / 2, u = √(2 / π) (x + 0.044715 x³): GELU's approximation; with tanh
   * written as the logistic function, x / (1 + e^-2u), nothing cancels.
   */
  public static void geluTanh(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * Sigmoid.logistic(twiceU(x[i]));
    }
  }

  /** inputGradient (n) += outputGradient · (s + x s (1 - s) 2u'), s = 1 / (1 + e^-2u). */
  public static void geluTanhGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float s = Sigmoid.logistic(twiceU(x[i]));
      float twiceSlope = GELU_SLOPE * Math.fma(3 * GELU_CUBE, x[i] * x[i], 1);
      inputGradient[i] += Math.fma(x[i] * s * (1 - s), twiceSlope, s) * outputGradient[i];
    }
  }

  /** out (n) = x tanh(log(1 + e^x)): Misra 2019. */
  public static void mish(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * mishGate(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · (t + x (1 - t²) s), t the gate, s = 1 / (1 + e^-x). */
  public static void mishGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float t = mishGate(x[i]);
      float slope = Math.fma(x[i] * Sigmoid.logistic(x[i]), Math.fma(-t, t, 1), t);
      inputGradient[i] += slope * outputGradient[i];
    }
  }

  private static float twiceU(float x) {
    return GELU_SLOPE * x * Math.fma(GELU_CUBE, x * x, 1);
  }

  /**
   * tanh(log(1 + e^x)) = w / (w + 2) with w = e^x (e^x + 2), for x ≥ 0 with both sides times e^-2x.
   */
  private static float mishGate(float x) {
    float e = Exponential.exp(-Math.abs(x));
    float w = x < 0 ? e * (e + 2) : Math.fma(2, e, 1);
    return w / Math.fma(2, x < 0 ? 1 : e * e, w);
  }
}
