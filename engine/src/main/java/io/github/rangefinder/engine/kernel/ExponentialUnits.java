package io.github.rangefinder.engine.kernel;

/**
 * Exponential linear units, element by element, and their gradient, which is added:
 *
 * <pre>
 * ELU   scale 1, alpha, width 1          Clevert, Unterthiner and Hochreiter 2016
 * SELU  scale 1.0507, alpha 1.6733       Klambauer et al. 2017
 * CELU  scale 1, alpha, width alpha      Barron 2017
 * </pre>
 */
public final class ExponentialUnits {
  /** SELU's scale: with {@link #SELU_ALPHA} it keeps mean 0 and variance 1 from layer to layer. */
  public static final double SELU_SCALE = 1.0507009873554805;

  /** SELU's alpha. */
  public static final double SELU_ALPHA = 1.6732632423543772;

  private ExponentialUnits() {}

  /** out (n) = scale · x where x > 0, scale · alpha · (e^(x / width) - 1) elsewhere. */
  public static void forward(
      float scale, float alpha, float width, float[] x, float[] out, int from, int n) {
    float height = scale * alpha;
    float perWidth = 1 / width;
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] > 0 ? scale * x[i] : height * Exponential.expm1(x[i] * perWidth);
    }
  }

  /**
   * inputGradient (n) += outputGradient · (scale where x > 0, scale · alpha / width · e^(x / width)
   * elsewhere).
   */
  public static void gradient(
      float scale,
      float alpha,
      float width,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    float perWidth = 1 / width;
    float steepest = scale * alpha * perWidth;
    for (int i = from; i < from + n; i++) {
      float slope = x[i] > 0 ? scale : steepest * Exponential.exp(x[i] * perWidth);
      inputGradient[i] += slope * outputGradient[i];
    }
  }

  /** out (n) = e^x; its gradient is outputGradient · out. */
  public static void exp(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Exponential.exp(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · out. */
  public static void expGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += out[i] * outputGradient[i];
    }
  }
}
