package io.github.rangefinder.engine.kernel;

/** Smooth activations without a gate, element by element; their gradients are added. */
public final class SmoothActivations {
  private SmoothActivations() {}

  /** out (n) = log(1 + e^x), as max(x, 0) + log(1 + e^-|x|), which does not overflow. */
  public static void softplus(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = softplus(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient / (1 + e^-x). */
  public static void softplusGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Sigmoid.logistic(x[i]) * outputGradient[i];
    }
  }

  /** out (n) = log x. */
  public static void log(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Logarithm.log(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient / x. */
  public static void logGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += outputGradient[i] / x[i];
    }
  }

  /** out (n) = log(1 / (1 + e^-x)) = -log(1 + e^-x). */
  public static void logSigmoid(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = -softplus(-x[i]);
    }
  }

  /** inputGradient (n) += outputGradient / (1 + e^x). */
  public static void logSigmoidGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += Sigmoid.logistic(-x[i]) * outputGradient[i];
    }
  }

  /** out (n) = x / (1 + |x|). */
  public static void softsign(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] / (1 + Math.abs(x[i]));
    }
  }

  /** inputGradient (n) += outputGradient / (1 + |x|)². */
  public static void softsignGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float width = 1 + Math.abs(x[i]);
      inputGradient[i] += outputGradient[i] / width / width;
    }
  }

  /** out (n) = x - tanh x. */
  public static void tanhShrink(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] - Sigmoid.tanh(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · tanh² x. */
  public static void tanhShrinkGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      float t = Sigmoid.tanh(x[i]);
      inputGradient[i] += t * t * outputGradient[i];
    }
  }

  /** out (n) = (x + √(x² + b)) / 2: Barron 2021. */
  public static void squareplus(float b, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = 0.5f * (x[i] + root(x[i], b));
    }
  }

  /** inputGradient (n) += outputGradient · (1 + x / √(x² + b)) / 2. */
  public static void squareplusGradient(
      float b, float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += 0.5f * (1 + x[i] / root(x[i], b)) * outputGradient[i];
    }
  }

  private static float softplus(float x) {
    return Math.max(x, 0) + Logarithm.log1p(Exponential.exp(-Math.abs(x)));
  }

  private static float root(float x, float b) {
    return (float)
        Math.sqrt(Math.fma(x, x, b)); // rounded once: a float's root in double is exact enough
  }
}
