package io.github.rangefinder.engine.kernel;

/**
 * Enlarging one channels-last image (height, width, channels) by whole factors to (outHeight,
 * outWidth, channels). Gradients are added.
 */
public final class Upsampling {
  private Upsampling() {}

  /** out = each pixel, rowFactor times columnFactor times. */
  public static void nearest(
      UpsamplingSizes s, float[] image, int imageAt, float[] out, int outAt) {
    int channels = s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = imageAt + (y / s.rowFactor() * s.width() + x / s.columnFactor()) * channels;
        System.arraycopy(image, from, out, outAt + (y * s.outWidth() + x) * channels, channels);
      }
    }
  }

  /** inputGradient += the sum of the outputGradient of each pixel's copies. */
  public static void nearestGradient(
      UpsamplingSizes s, float[] outputGradient, int outAt, float[] inputGradient, int imageAt) {
    int channels = s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int to = imageAt + (y / s.rowFactor() * s.width() + x / s.columnFactor()) * channels;
        int from = outAt + (y * s.outWidth() + x) * channels;
        for (int c = 0; c < channels; c++) {
          inputGradient[to + c] += outputGradient[from + c];
        }
      }
    }
  }

  /**
   * out = the image between the centres of its pixels, straight from one to the next in both
   * directions; beyond the outermost centres it stays as it is there.
   */
  public static void bilinear(
      UpsamplingSizes s, float[] image, int imageAt, float[] out, int outAt) {
    int channels = s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      float down = share(y, s.rowFactor(), s.height());
      for (int x = 0; x < s.outWidth(); x++) {
        float right = share(x, s.columnFactor(), s.width());
        int at = imageAt + pixel(s, y, x) * channels;
        int below = down > 0 ? s.width() * channels : 0;
        int beside = right > 0 ? channels : 0;
        int to = outAt + (y * s.outWidth() + x) * channels;
        for (int c = 0; c < channels; c++) {
          float upper = (1 - right) * image[at + c] + right * image[at + beside + c];
          float lower =
              (1 - right) * image[at + below + c] + right * image[at + below + beside + c];
          out[to + c] = (1 - down) * upper + down * lower;
        }
      }
    }
  }

  /** inputGradient += outputGradient, shared out among the four pixels as they were read. */
  public static void bilinearGradient(
      UpsamplingSizes s, float[] outputGradient, int outAt, float[] inputGradient, int imageAt) {
    int channels = s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      float down = share(y, s.rowFactor(), s.height());
      for (int x = 0; x < s.outWidth(); x++) {
        float right = share(x, s.columnFactor(), s.width());
        int at = imageAt + pixel(s, y, x) * channels;
        int below = down > 0 ? s.width() * channels : 0;
        int beside = right > 0 ? channels : 0;
        int from = outAt + (y * s.outWidth() + x) * channels;
        for (int c = 0; c < channels; c++) {
          float upper = (1 - down) * outputGradient[from + c];
          float lower = down * outputGradient[from + c];
          inputGradient[at + c] += (1 - right) * upper;
          inputGradient[at + beside + c] += right * upper;
          inputGradient[at + below + c] += (1 - right) * lower;
          inputGradient[at + below + beside + c] += right * lower;
        }
      }
    }
  }

  /** The pixel whose centre lies before that of output (y, x), in both directions. */
  private static int pixel(UpsamplingSizes s, int y, int x) {
    return before(y, s.rowFactor()) * s.width() + before(x, s.columnFactor());
  }

  /** The row or column whose centre lies before that of output i, at least the first. */
  private static int before(int i, int factor) {
    return Math.max(0, Math.floorDiv(2 * i + 1 - factor, 2 * factor));
  }

  /** The share of the next pixel in output i: 0 before the first centre and behind the last. */
  private static float share(int i, int factor, int extent) {
    int distance = 2 * i + 1 - factor; // from the first centre, in halves of an output pixel
    boolean outside = distance < 0 || before(i, factor) == extent - 1;
    return outside ? 0 : (float) (distance % (2 * factor)) / (2 * factor);
  }
}
