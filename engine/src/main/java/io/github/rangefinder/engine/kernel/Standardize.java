package io.github.rangefinder.engine.kernel;

/**
 * Elements moved and scaled by given numbers; {@code at} says which of them a sample's element has.
 */
public final class Standardize {
  private Standardize() {}

  /** deviation (n) = √variance, at least smallest. */
  public static void deviations(float[] variance, double smallest, float[] deviation) {
    for (int i = 0; i < variance.length; i++) {
      deviation[i] = (float) Math.max(Math.sqrt(variance[i]), smallest);
    }
  }

  /** out (n) = (x - mean) / deviation. */
  public static void forward(
      float[] mean, float[] deviation, int[] at, float[] x, float[] out, int from, int n) {
    for (int i = 0; i < n; i++) {
      out[from + i] = (x[from + i] - mean[at[i]]) / deviation[at[i]];
    }
  }

  /** inputGradient (n) += outputGradient / deviation. */
  public static void backward(
      float[] deviation, int[] at, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = 0; i < n; i++) {
      inputGradient[from + i] += outputGradient[from + i] / deviation[at[i]];
    }
  }

  /** out (n) = mean + x · deviation: back again. */
  public static void invert(
      float[] mean, float[] deviation, int[] at, float[] x, float[] out, int from, int n) {
    for (int i = 0; i < n; i++) {
      out[from + i] = mean[at[i]] + x[from + i] * deviation[at[i]];
    }
  }

  /** inputGradient (n) += outputGradient · deviation. */
  public static void invertBackward(
      float[] deviation, int[] at, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = 0; i < n; i++) {
      inputGradient[from + i] += outputGradient[from + i] * deviation[at[i]];
    }
  }
}
