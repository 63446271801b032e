package io.github.rangefinder.engine.kernel;

/**
 * Moving one channels-last image (height, width, channels) by dy rows and dx columns, not
 * necessarily whole ones: output (y, x) shows the image at (y - dy, x - dx), straight between the
 * centres of pixels. Gradients are added.
 */
public final class Translation {
  /** What is outside the image. */
  public enum Fill {
    /** One value everywhere. */
    CONSTANT,

    /** The nearest pixel. */
    NEAREST,

    /** The image mirrored at its border: d c b a | a b c d | d c b a. */
    REFLECT,

    /** The image again: a b c d | a b c d | a b c d. */
    WRAP
  }

  private static final int OUTSIDE = -1;

  private Translation() {}

  /** out = the image moved, with what the fill says where it comes from outside. */
  public static void forward(
      int height,
      int width,
      int channels,
      double dy,
      double dx,
      Fill fill,
      float outside,
      float[] image,
      float[] out,
      int from) {
    int row = (int) Math.floor(-dy);
    int column = (int) Math.floor(-dx);
    float down = (float) (-dy - row);
    float right = (float) (-dx - column);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int a = pixel(y + row, x + column, height, width, fill);
        int b = pixel(y + row, x + column + 1, height, width, fill);
        int c = pixel(y + row + 1, x + column, height, width, fill);
        int d = pixel(y + row + 1, x + column + 1, height, width, fill);
        int at = from + (y * width + x) * channels;
        for (int channel = 0; channel < channels; channel++) {
          float upper = between(image, from, a, b, channels, channel, right, outside);
          float lower = between(image, from, c, d, channels, channel, right, outside);
          out[at + channel] = (1 - down) * upper + down * lower;
        }
      }
    }
  }

  /** inputGradient += outputGradient, shared out among the four pixels as they were read. */
  public static void backward(
      int height,
      int width,
      int channels,
      double dy,
      double dx,
      Fill fill,
      float[] outputGradient,
      float[] inputGradient,
      int from) {
    int row = (int) Math.floor(-dy);
    int column = (int) Math.floor(-dx);
    float down = (float) (-dy - row);
    float right = (float) (-dx - column);
    for (int i = 0; i < height * width * 4; i++) {
      int below = i / 2 % 2;
      int beside = i % 2;
      int y = i / 4 / width;
      int x = i / 4 % width;
      int pixel = pixel(y + row + below, x + column + beside, height, width, fill);
      float share = (below == 1 ? down : 1 - down) * (beside == 1 ? right : 1 - right);
      for (int channel = 0; pixel != OUTSIDE && channel < channels; channel++) {
        inputGradient[from + pixel * channels + channel] +=
            share * outputGradient[from + i / 4 * channels + channel];
      }
    }
  }

  /** A channel of pixels a and b, next to each other, at a share of the way from a to b. */
  private static float between(
      float[] image,
      int from,
      int a,
      int b,
      int channels,
      int channel,
      float share,
      float outside) {
    return (1 - share) * value(image, from, a, channels, channel, outside)
        + share * value(image, from, b, channels, channel, outside);
  }

  private static float value(
      float[] image, int from, int pixel, int channels, int channel, float outside) {
    return pixel == OUTSIDE ? outside : image[from + pixel * channels + channel];
  }

  private static int pixel(int row, int column, int height, int width, Fill fill) {
    int y = inside(row, height, fill);
    int x = inside(column, width, fill);
    return y == OUTSIDE || x == OUTSIDE ? OUTSIDE : y * width + x;
  }

  private static int inside(int i, int extent, Fill fill) {
    if (i >= 0 && i < extent) {
      return i;
    }
    int around = Math.floorMod(i, 2 * extent);
    return switch (fill) {
      case CONSTANT -> OUTSIDE;
      case NEAREST -> i < 0 ? 0 : extent - 1;
      case REFLECT -> around < extent ? around : 2 * extent - 1 - around;
      case WRAP -> Math.floorMod(i, extent);
    };
  }
}
