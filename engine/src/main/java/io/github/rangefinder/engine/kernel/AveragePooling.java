package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * Average pooling of one channels-last image with any window and stride: the mean over what of a
 * window lies inside the image.
 */
public final class AveragePooling {
  private AveragePooling() {}

  /**
   * out (outHeight, outWidth, channels) = the mean of each window of image (height, width,
   * channels).
   */
  public static void forward(
      PoolingSizes sizes, float[] image, int imageAt, float[] out, int outAt) {
    int channels = sizes.channels();
    Arrays.fill(out, outAt, outAt + sizes.outSize(), 0);
    for (int y = 0; y < sizes.outHeight(); y++) {
      for (int x = 0; x < sizes.outWidth(); x++) {
        int at = outAt + (y * sizes.outWidth() + x) * channels;
        for (int row = sizes.rows().from(y); row < sizes.rows().to(y); row++) {
          for (int column = sizes.columns().from(x); column < sizes.columns().to(x); column++) {
            int pixel = imageAt + (row * sizes.width() + column) * channels;
            for (int c = 0; c < channels; c++) {
              out[at + c] += image[pixel + c];
            }
          }
        }
        float share = share(sizes, y, x);
        for (int c = 0; c < channels; c++) {
          out[at + c] *= share;
        }
      }
    }
  }

  /**
   * inputGradient (height, width, channels) += each pixel's share of outputGradient (outHeight,
   * outWidth, channels), summed over the windows that look at it.
   */
  public static void backward(
      PoolingSizes sizes, float[] outputGradient, int outAt, float[] inputGradient, int imageAt) {
    int channels = sizes.channels();
    for (int y = 0; y < sizes.outHeight(); y++) {
      for (int x = 0; x < sizes.outWidth(); x++) {
        int at = outAt + (y * sizes.outWidth() + x) * channels;
        float share = share(sizes, y, x);
        for (int row = sizes.rows().from(y); row < sizes.rows().to(y); row++) {
          for (int column = sizes.columns().from(x); column < sizes.columns().to(x); column++) {
            int pixel = imageAt + (row * sizes.width() + column) * channels;
            for (int c = 0; c < channels; c++) {
              inputGradient[pixel + c] += share * outputGradient[at + c];
            }
          }
        }
      }
    }
  }

  private static float share(PoolingSizes sizes, int y, int x) {
    int rows = sizes.rows().to(y) - sizes.rows().from(y);
    int columns = sizes.columns().to(x) - sizes.columns().from(x);
    return 1f / (rows * columns);
  }
}
