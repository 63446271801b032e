package io.github.rangefinder.engine.kernel;

/**
 * The convolution of one channels-last image by its definition, with any strides, dilation and
 * groups. (What deep learning calls a convolution is a cross-correlation: the kernel is not turned
 * around.) With p(y, x, kh, kw) the pixel that output (y, x) sees at tap (kh, kw), or 0 outside:
 *
 * <pre>
 * out[y, x, f]          += Σ over kh, kw, c  image[p, c] · kernel[kh, kw, c, f]
 * kernelGradient[…, f]  += Σ over y, x       image[p, c] · outputGradient[y, x, f]
 * inputGradient[p, c]   += Σ over f          kernel[kh, kw, c, f] · outputGradient[y, x, f]
 * </pre>
 *
 * <p>Each adds to what is there; a bias is what out starts from ({@link Bias}). The loops are in
 * the formula's order but for that over filters, which is innermost where weights and outputs of
 * neighbouring filters lie side by side: no sum changes its order by that.
 */
public final class Convolution {
  private Convolution() {}

  /**
   * out (outHeight, outWidth, filters) += image (height, width, channels) * kernel (kernelHeight,
   * kernelWidth, channels / groups, filters).
   */
  public static void forward(
      ConvolutionSizes s, float[] image, int imageAt, float[] kernel, float[] out, int outAt) {
    int channels = s.groupChannels();
    int filters = s.groupFilters();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int to = outAt + (y * s.outWidth() + x) * s.filters();
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
          for (int kw = 0; kw < s.kernelWidth(); kw++) {
            int pixel = s.pixel(y, x, kh, kw);
            for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
              float value = image[imageAt + pixel + c];
              int first = c / channels * filters;
              int weights = s.kernelRow(kh, kw, c % channels) + first;
              for (int f = 0; f < filters; f++) {
                out[to + first + f] += value * kernel[weights + f];
              }
            }
          }
        }
      }
    }
  }

  /**
   * kernelGradient (kernelHeight, kernelWidth, channels / groups, filters) += of image (height,
   * width, channels) and outputGradient (outHeight, outWidth, filters).
   */
  public static void kernelGradient(
      ConvolutionSizes s,
      float[] image,
      int imageAt,
      float[] outputGradient,
      int outAt,
      float[] kernelGradient) {
    int channels = s.groupChannels();
    int filters = s.groupFilters();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.filters();
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
          for (int kw = 0; kw < s.kernelWidth(); kw++) {
            int pixel = s.pixel(y, x, kh, kw);
            for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
              float value = image[imageAt + pixel + c];
              int first = c / channels * filters;
              int weights = s.kernelRow(kh, kw, c % channels) + first;
              for (int f = 0; f < filters; f++) {
                kernelGradient[weights + f] += value * outputGradient[from + first + f];
              }
            }
          }
        }
      }
    }
  }

  /**
   * inputGradient (height, width, channels) += of kernel (kernelHeight, kernelWidth, channels /
   * groups, filters) and outputGradient (outHeight, outWidth, filters).
   */
  public static void inputGradient(
      ConvolutionSizes s,
      float[] kernel,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        for (int f = 0; f < s.filters(); f++) {
          float g = outputGradient[outAt + (y * s.outWidth() + x) * s.filters() + f];
          if (g != 0) { // behind a ReLU or a max-pooling most are 0
            addInputGradient(s, kernel, y, x, f, g, inputGradient, imageAt);
          }
        }
      }
    }
  }

  /**
   * inputGradient (height, width, channels) += g · kernel of filter f, where output (y, x) looked.
   */
  private static void addInputGradient(
      ConvolutionSizes s,
      float[] kernel,
      int y,
      int x,
      int f,
      float g,
      float[] inputGradient,
      int imageAt) {
    int channels = s.groupChannels();
    int first = f / s.groupFilters() * channels;
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        int pixel = s.pixel(y, x, kh, kw);
        int weights = s.kernelRow(kh, kw, 0) + f;
        for (int c = 0; pixel >= 0 && c < channels; c++) {
          inputGradient[imageAt + pixel + first + c] += g * kernel[weights + c * s.filters()];
        }
      }
    }
  }
}
