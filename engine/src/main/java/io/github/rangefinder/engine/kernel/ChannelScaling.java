package io.github.rangefinder.engine.kernel;

/**
 * A factor for each channel, over rows of channels, and its gradients, which are added. All have
 * the channels last: element i belongs to channel i mod factors.length, counted from {@code from}.
 */
public final class ChannelScaling {
  private ChannelScaling() {}

  /** out (rows, channels) = factors (channels) · x (rows, channels). */
  public static void forward(float[] factors, float[] x, float[] out, int from, int n) {
    for (int row = from; row < from + n; row += factors.length) {
      for (int c = 0; c < factors.length; c++) {
        out[row + c] = factors[c] * x[row + c];
      }
    }
  }

  /** inputGradient (rows, channels) += factors (channels) · outputGradient (rows, channels). */
  public static void inputGradient(
      float[] factors, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int row = from; row < from + n; row += factors.length) {
      for (int c = 0; c < factors.length; c++) {
        inputGradient[row + c] += factors[c] * outputGradient[row + c];
      }
    }
  }

  /** factorGradients (channels) += Σ over rows of x · outputGradient, both (rows, channels). */
  public static void factorGradients(
      float[] x, float[] outputGradient, int from, int n, float[] factorGradients) {
    for (int row = from; row < from + n; row += factorGradients.length) {
      for (int c = 0; c < factorGradients.length; c++) {
        factorGradients[c] += x[row + c] * outputGradient[row + c];
      }
    }
  }
}
