package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * One channels-last image (height, width, channels) brought to another size (outHeight, outWidth,
 * channels), rows and columns each by themselves: output (y, x) is the sum over the taps i of its
 * row and j of its column of rowWeight(y, i) · columnWeight(x, j) · image(y_i, x_j). Gradients are
 * added.
 */
public final class Resizing {
  private Resizing() {}

  /** out = the image in the other size. */
  public static void forward(
      ResizingAxis rows,
      ResizingAxis columns,
      int channels,
      float[] image,
      int imageAt,
      float[] out,
      int outAt) {
    for (int y = 0; y < rows.out(); y++) {
      for (int x = 0; x < columns.out(); x++) {
        int to = outAt + (y * columns.out() + x) * channels;
        Arrays.fill(out, to, to + channels, 0);
        for (int tap = 0; tap < rows.taps() * columns.taps(); tap++) {
          float weight = weight(rows, columns, y, x, tap);
          int from = imageAt + pixel(rows, columns, y, x, tap) * channels;
          for (int c = 0; c < channels; c++) {
            out[to + c] += weight * image[from + c];
          }
        }
      }
    }
  }

  /** inputGradient += outputGradient, shared out among the pixels as they were read. */
  public static void backward(
      ResizingAxis rows,
      ResizingAxis columns,
      int channels,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    for (int y = 0; y < rows.out(); y++) {
      for (int x = 0; x < columns.out(); x++) {
        int from = outAt + (y * columns.out() + x) * channels;
        for (int tap = 0; tap < rows.taps() * columns.taps(); tap++) {
          float weight = weight(rows, columns, y, x, tap);
          int to = imageAt + pixel(rows, columns, y, x, tap) * channels;
          for (int c = 0; c < channels; c++) {
            inputGradient[to + c] += weight * outputGradient[from + c];
          }
        }
      }
    }
  }

  private static float weight(ResizingAxis rows, ResizingAxis columns, int y, int x, int tap) {
    return rows.weight(y, tap / columns.taps()) * columns.weight(x, tap % columns.taps());
  }

  private static int pixel(ResizingAxis rows, ResizingAxis columns, int y, int x, int tap) {
    int row = rows.element(y, tap / columns.taps());
    return row * columns.extent() + columns.element(x, tap % columns.taps());
  }
}
