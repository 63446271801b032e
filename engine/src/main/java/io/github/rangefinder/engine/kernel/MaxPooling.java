package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * Max-pooling of one channels-last image with any window and stride; a window that does not fit is
 * left out. (Where it follows a convolution without overlapping windows, {@link Convolution} does
 * it on the way.)
 */
public final class MaxPooling {
  private MaxPooling() {}

  /**
   * out (outHeight, outWidth, channels) = the largest of each pool x pool window of image (height,
   * width, channels); winners alike = which float of the image it was, counted from imageAt. The
   * first of equals wins.
   */
  public static void forward(
      float[] image,
      int imageAt,
      int width,
      int channels,
      int pool,
      int stride,
      float[] out,
      int[] winners,
      int outAt,
      int outHeight,
      int outWidth) {
    for (int y = 0; y < outHeight; y++) {
      for (int x = 0; x < outWidth; x++) {
        int at = outAt + (y * outWidth + x) * channels;
        int corner = (y * stride * width + x * stride) * channels;
        for (int c = 0; c < channels; c++) {
          int winner = corner + c;
          float best = image[imageAt + winner];
          for (int i = 1; i < pool * pool; i++) {
            int candidate = corner + c + (i / pool * width + i % pool) * channels;
            float value = image[imageAt + candidate];
            if (value > best) {
              best = value;
              winner = candidate;
            }
          }
          out[at + c] = best;
          winners[at + c] = winner;
        }
      }
    }
  }

  /** inputGradient (imageSize) = outputGradient (outSize) at the winners, 0 elsewhere. */
  public static void backward(
      float[] outputGradient,
      int[] winners,
      int outAt,
      int outSize,
      float[] inputGradient,
      int imageAt,
      int imageSize) {
    Arrays.fill(inputGradient, imageAt, imageAt + imageSize, 0);
    for (int i = outAt; i < outAt + outSize; i++) {
      inputGradient[imageAt + winners[i]] += outputGradient[i];
    }
  }
}
