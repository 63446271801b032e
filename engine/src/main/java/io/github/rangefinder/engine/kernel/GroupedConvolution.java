package io.github.rangefinder.engine.kernel;

/**
 * The convolution with any strides, dilation and groups by its definition, over one image. Each
 * function adds to what is there; offsets are of the sample in its batch. A transposed convolution
 * is {@link #inputGradient} forward and {@link #forward} back.
 */
public final class GroupedConvolution {
  private GroupedConvolution() {}

  /**
   * out (outHeight, outWidth, filters) += Σ image (height, width, channels) · kernel (kernelHeight,
   * kernelWidth, channels / groups, filters).
   */
  public static void forward(
      GroupedSizes s, float[] image, int imageAt, float[] kernel, float[] out, int outAt) {
    int perGroup = s.channels() / s.groups();
    int filters = s.filters() / s.groups();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int to = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
            int firstFilter = c / perGroup * filters;
            int weights = (tap * perGroup + c % perGroup) * s.filters() + firstFilter;
            addScaled(image[imageAt + pixel + c], kernel, weights, out, to + firstFilter, filters);
          }
        }
      }
    }
  }

  /** inputGradient (height, width, channels) += Σ outputGradient · kernel, over the filters. */
  public static void inputGradient(
      GroupedSizes s,
      float[] kernel,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    int perGroup = s.channels() / s.groups();
    int filters = s.filters() / s.groups();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
            int firstFilter = c / perGroup * filters;
            int weights = (tap * perGroup + c % perGroup) * s.filters() + firstFilter;
            inputGradient[imageAt + pixel + c] +=
                dot(outputGradient, from + firstFilter, kernel, weights, filters);
          }
        }
      }
    }
  }

  /**
   * kernelGradient (kernelHeight, kernelWidth, channels / groups, filters) += Σ image ·
   * outputGradient.
   */
  public static void kernelGradient(
      GroupedSizes s,
      float[] image,
      int imageAt,
      float[] outputGradient,
      int outAt,
      float[] kernelGradient,
      int kernelAt) {
    int perGroup = s.channels() / s.groups();
    int filters = s.filters() / s.groups();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
            int firstFilter = c / perGroup * filters;
            int weights = (tap * perGroup + c % perGroup) * s.filters() + firstFilter;
            addScaled(
                image[imageAt + pixel + c],
                outputGradient,
                from + firstFilter,
                kernelGradient,
                kernelAt + weights,
                filters);
          }
        }
      }
    }
  }

  private static void addScaled(float scale, float[] x, int xAt, float[] sum, int sumAt, int n) {
    for (int i = 0; i < n; i++) {
      sum[sumAt + i] += scale * x[xAt + i];
    }
  }

  private static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[aAt + i] * b[bAt + i];
    }
    return sum;
  }
}
