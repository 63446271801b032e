package io.github.rangefinder.engine.kernel;

/**
 * The depthwise convolution by its definition, over one image: {@link GroupedSizes} with as many
 * groups as channels, filters = channels · multiplier; filter c · multiplier + m sees channel c
 * alone. Each function adds to what is there.
 */
public final class DepthwiseConvolution {
  private DepthwiseConvolution() {}

  /**
   * out (outHeight, outWidth, channels, multiplier) += Σ image (height, width, channels) · kernel
   * (kernelHeight, kernelWidth, channels, multiplier).
   */
  public static void forward(
      GroupedSizes s, float[] image, int imageAt, float[] kernel, float[] out, int outAt) {
    int multiplier = s.filters() / s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int to = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          for (int f = 0; pixel >= 0 && f < s.filters(); f++) {
            out[to + f] += image[imageAt + pixel + f / multiplier] * kernel[tap * s.filters() + f];
          }
        }
      }
    }
  }

  /** inputGradient (height, width, channels) += Σ outputGradient · kernel. */
  public static void inputGradient(
      GroupedSizes s,
      float[] kernel,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    int multiplier = s.filters() / s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          for (int f = 0; pixel >= 0 && f < s.filters(); f++) {
            inputGradient[imageAt + pixel + f / multiplier] +=
                outputGradient[from + f] * kernel[tap * s.filters() + f];
          }
        }
      }
    }
  }

  /**
   * kernelGradient (kernelHeight, kernelWidth, channels, multiplier) += Σ image · outputGradient.
   */
  public static void kernelGradient(
      GroupedSizes s,
      float[] image,
      int imageAt,
      float[] outputGradient,
      int outAt,
      float[] kernelGradient,
      int kernelAt) {
    int multiplier = s.filters() / s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.filters();
        for (int tap = 0; tap < s.kernelHeight() * s.kernelWidth(); tap++) {
          int pixel = s.pixel(y, x, tap / s.kernelWidth(), tap % s.kernelWidth());
          int to = kernelAt + tap * s.filters();
          for (int f = 0; pixel >= 0 && f < s.filters(); f++) {
            kernelGradient[to + f] +=
                image[imageAt + pixel + f / multiplier] * outputGradient[from + f];
          }
        }
      }
    }
  }
}
