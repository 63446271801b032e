package io.github.rangefinder.engine.kernel;

/**
 * Max-pooling of one channels-last image with any window and stride. (Where it follows a
 * convolution without overlapping windows, a fast convolution may do it on the way.)
 */
public final class MaxPooling {
  private MaxPooling() {}

  /**
   * out (outHeight, outWidth, channels) = the largest of each window of image (height, width,
   * channels); winners alike = which float of the image it was, counted from imageAt. The first of
   * equals wins, and a NaN over all others.
   */
  public static void forward(
      PoolingSizes sizes, float[] image, int imageAt, float[] out, int[] winners, int outAt) {
    int channels = sizes.channels();
    for (int y = 0; y < sizes.outHeight(); y++) {
      for (int x = 0; x < sizes.outWidth(); x++) {
        int at = outAt + (y * sizes.outWidth() + x) * channels;
        int fromColumn = sizes.columns().from(x);
        int toColumn = sizes.columns().to(x);
        for (int c = 0; c < channels; c++) {
          int winner = (sizes.rows().from(y) * sizes.width() + fromColumn) * channels + c;
          float best = image[imageAt + winner];
          for (int row = sizes.rows().from(y); row < sizes.rows().to(y); row++) {
            for (int column = fromColumn; column < toColumn; column++) {
              int candidate = (row * sizes.width() + column) * channels + c;
              float value = image[imageAt + candidate];
              if (value > best || Float.isNaN(value)) {
                best = value;
                winner = candidate;
              }
            }
          }
          out[at + c] = best;
          winners[at + c] = winner;
        }
      }
    }
  }

  /** inputGradient (imageSize) += outputGradient (outSize) at the winners. */
  public static void backward(
      PoolingSizes sizes,
      float[] outputGradient,
      int[] winners,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    for (int i = outAt; i < outAt + sizes.outSize(); i++) {
      inputGradient[imageAt + winners[i]] += outputGradient[i];
    }
  }
}
