package io.github.rangefinder.engine.kernel;

/**
 * Rectified linear units with options, element by element, and their gradients, which are added.
 */
public final class Rectifiers {
  private Rectifiers() {}

  /**
   * out (n) = limit where x ≥ limit, x where threshold &lt; x &lt; limit, slope · (x - threshold)
   * elsewhere.
   */
  public static void relu(
      float slope, float limit, float threshold, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] > threshold ? Math.min(x[i], limit) : slope * (x[i] - threshold);
    }
  }

  /**
   * inputGradient (n) += outputGradient where threshold &lt; x &lt; limit, nothing from limit on,
   * slope · outputGradient elsewhere.
   */
  public static void reluGradient(
      float slope,
      float limit,
      float threshold,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    for (int i = from; i < from + n; i++) {
      float steepness = x[i] > threshold ? (x[i] < limit ? 1 : 0) : slope;
      inputGradient[i] += steepness * outputGradient[i];
    }
  }

  /**
   * out (n) = x where x > 0, slopes · x elsewhere: He et al., "Delving deep into rectifiers", 2015.
   *
   * @param at the slope of each of a sample's n elements
   */
  public static void prelu(float[] slopes, int[] at, float[] x, float[] out, int from, int n) {
    for (int i = 0; i < n; i++) {
      float value = x[from + i];
      out[from + i] = value > 0 ? value : slopes[at[i]] * value;
    }
  }

  /** inputGradient (n) += outputGradient where x > 0, slopes · outputGradient elsewhere. */
  public static void preluInputGradient(
      float[] slopes,
      int[] at,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    for (int i = 0; i < n; i++) {
      float slope = x[from + i] > 0 ? 1 : slopes[at[i]];
      inputGradient[from + i] += slope * outputGradient[from + i];
    }
  }

  /** slopeGradients (slopes) += x · outputGradient of the elements where x ≤ 0. */
  public static void preluSlopeGradients(
      int[] at, float[] x, float[] outputGradient, int from, int n, float[] slopeGradients) {
    for (int i = 0; i < n; i++) {
      float value = x[from + i];
      if (!(value > 0)) {
        slopeGradients[at[i]] += value * outputGradient[from + i];
      }
    }
  }
}
