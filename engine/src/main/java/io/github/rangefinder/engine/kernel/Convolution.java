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
 * <p>Each adds to what is there; a bias is what out starts from ({@link Bias}).
 */
public final class Convolution {
  private Convolution() {}

  /**
   * out (outHeight, outWidth, filters) += image (height, width, channels) * kernel (kernelHeight,
   * kernelWidth, channels / groups, filters).
   */
  public static void forward(
      ConvolutionSizes s, float[] image, int imageAt, float[] kernel, float[] out, int outAt) {
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
          for (int kw = 0; kw < s.kernelWidth(); kw++) {
            int pixel = s.pixel(y, x, kh, kw);
            for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
              float value = image[imageAt + pixel + c];
              int weights = s.weights(kh, kw, c);
              int to = outAt + (y * s.outWidth() + x) * s.filters() + s.firstFilter(c);
              for (int f = 0; f < s.groupFilters(); f++) {
                out[to + f] += value * kernel[weights + f];
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
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
          for (int kw = 0; kw < s.kernelWidth(); kw++) {
            int pixel = s.pixel(y, x, kh, kw);
            for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
              float value = image[imageAt + pixel + c];
              int weights = s.weights(kh, kw, c);
              int from = outAt + (y * s.outWidth() + x) * s.filters() + s.firstFilter(c);
              for (int f = 0; f < s.groupFilters(); f++) {
                kernelGradient[weights + f] += value * outputGradient[from + f];
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
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
          for (int kw = 0; kw < s.kernelWidth(); kw++) {
            int pixel = s.pixel(y, x, kh, kw);
            for (int c = 0; pixel >= 0 && c < s.channels(); c++) {
              int weights = s.weights(kh, kw, c);
              int from = outAt + (y * s.outWidth() + x) * s.filters() + s.firstFilter(c);
              float sum = 0;
              for (int f = 0; f < s.groupFilters(); f++) {
                sum += kernel[weights + f] * outputGradient[from + f];
              }
              inputGradient[imageAt + pixel + c] += sum;
            }
          }
        }
      }
    }
  }
}
