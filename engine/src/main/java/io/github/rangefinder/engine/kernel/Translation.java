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

  /**
   * An image (height, width, channels) and what is around it.
   *
   * @param outside the value of {@code CONSTANT}
   */
  public record Frame(int height, int width, int channels, Fill fill, float outside) {}

  private static final int OUTSIDE = -1;

  private Translation() {}

  /** out = the image moved, with what the fill says where it comes from outside. */
  public static void forward(Frame f, double dy, double dx, float[] image, float[] out, int from) {
    int row = (int) Math.floor(-dy);
    int column = (int) Math.floor(-dx);
    float down = (float) (-dy - row);
    float right = (float) (-dx - column);
    for (int i = 0; i < f.height * f.width; i++) {
      int y = i / f.width + row;
      int x = i % f.width + column;
      int a = pixel(f, y, x);
      int b = pixel(f, y, x + 1);
      int c = pixel(f, y + 1, x);
      int d = pixel(f, y + 1, x + 1);
      for (int channel = from; channel < from + f.channels; channel++) {
        float upper =
            (1 - right) * value(f, image, channel, a) + right * value(f, image, channel, b);
        float lower =
            (1 - right) * value(f, image, channel, c) + right * value(f, image, channel, d);
        out[i * f.channels + channel] = (1 - down) * upper + down * lower;
      }
    }
  }

  /** inputGradient += outputGradient, shared out among the four pixels as they were read. */
  public static void backward(
      Frame f, double dy, double dx, float[] outputGradient, float[] inputGradient, int from) {
    int row = (int) Math.floor(-dy);
    int column = (int) Math.floor(-dx);
    float down = (float) (-dy - row);
    float right = (float) (-dx - column);
    for (int i = 0; i < f.height * f.width * 4; i++) {
      int below = i / 2 % 2;
      int beside = i % 2;
      int y = i / 4 / f.width;
      int x = i / 4 % f.width;
      int pixel = pixel(f, y + row + below, x + column + beside);
      float share = (below == 1 ? down : 1 - down) * (beside == 1 ? right : 1 - right);
      for (int channel = from; pixel != OUTSIDE && channel < from + f.channels; channel++) {
        inputGradient[pixel * f.channels + channel] +=
            share * outputGradient[i / 4 * f.channels + channel];
      }
    }
  }

  /** What a channel has at a pixel of the image, or outside of it. */
  private static float value(Frame f, float[] image, int channel, int pixel) {
    return pixel == OUTSIDE ? f.outside : image[pixel * f.channels + channel];
  }

  private static int pixel(Frame f, int row, int column) {
    int y = inside(row, f.height, f.fill);
    int x = inside(column, f.width, f.fill);
    return y == OUTSIDE || x == OUTSIDE ? OUTSIDE : y * f.width + x;
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
