package io.github.rangefinder.engine.kernel;

/** Contrast and brightness of one image (positions, channels); gradients are added. */
public final class ImageColours {
  private ImageColours() {}

  /** out = (x - mean) · factor + mean, the mean of each channel, kept within low … high. */
  public static void contrast(
      float factor,
      float low,
      float high,
      int positions,
      int channels,
      float[] x,
      float[] out,
      int from) {
    for (int c = from; c < from + channels; c++) {
      float mean = mean(x, c, positions, channels);
      for (int i = c; i < c + positions * channels; i += channels) {
        out[i] = Math.max(low, Math.min((x[i] - mean) * factor + mean, high));
      }
    }
  }

  /**
   * inputGradient += factor · g + (1 - factor) · the mean of g, where g is the outputGradient of
   * what was not cut off.
   */
  public static void contrastGradient(
      float factor,
      float low,
      float high,
      int positions,
      int channels,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from) {
    for (int c = from; c < from + channels; c++) {
      float mean = mean(x, c, positions, channels);
      double sum = 0;
      for (int i = c; i < c + positions * channels; i += channels) {
        sum += inside((x[i] - mean) * factor + mean, low, high) ? outputGradient[i] : 0;
      }
      float throughMean = (1 - factor) * (float) (sum / positions);
      for (int i = c; i < c + positions * channels; i += channels) {
        boolean inside = inside((x[i] - mean) * factor + mean, low, high);
        inputGradient[i] += (inside ? factor * outputGradient[i] : 0) + throughMean;
      }
    }
  }

  /** out (n) = x + delta, kept within low … high. */
  public static void brightness(
      float delta, float low, float high, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.max(low, Math.min(x[i] + delta, high));
    }
  }

  /** inputGradient (n) += outputGradient of what was not cut off. */
  public static void brightnessGradient(
      float delta,
      float low,
      float high,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += inside(x[i] + delta, low, high) ? outputGradient[i] : 0;
    }
  }

  private static boolean inside(float value, float low, float high) {
    return value >= low && value <= high;
  }

  private static float mean(float[] x, int from, int positions, int channels) {
    double sum = 0;
    for (int i = from; i < from + positions * channels; i += channels) {
      sum += x[i];
    }
    return (float) (sum / positions);
  }
}
