package io.github.rangefinder.engine.kernel;

/** Powers with one exponent, element by element; their gradients are added. */
public final class Powers {
  private static final float SQUARE = 2;
  private static final float ROOT = 0.5f;
  private static final float INVERSE = -1;
  private static final float INVERSE_ROOT = -0.5f;

  private Powers() {}

  /** out (n) = x^exponent; NaN for a root of what is below 0. */
  public static void power(float exponent, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = power(x[i], exponent);
    }
  }

  /** inputGradient (n) += outputGradient · exponent · x^(exponent - 1). */
  public static void powerGradient(
      float exponent, float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += exponent * power(x[i], exponent - 1) * outputGradient[i];
    }
  }

  /** A float's power in double precision, rounded once. */
  private static float power(float x, float exponent) {
    if (exponent == SQUARE) {
      return x * x;
    }
    if (exponent == 1) {
      return x;
    }
    if (exponent == ROOT) {
      return (float) Math.sqrt(x);
    }
    if (exponent == INVERSE) {
      return 1 / x;
    }
    return (float) (exponent == INVERSE_ROOT ? 1 / Math.sqrt(x) : StrictMath.pow(x, exponent));
  }
}
