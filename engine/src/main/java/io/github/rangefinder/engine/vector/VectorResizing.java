package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ResizingAxis;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * An image in another size, a vector of channels at a time: the same bits as {@link
 * io.github.rangefinder.engine.kernel.Resizing}, whose loop over the channels of a pixel is too
 * short for the compiler.
 */
public final class VectorResizing {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorResizing() {}

  /** out (rows.out, columns.out, channels) = the image in the other size. */
  public static void forward(
      ResizingAxis rows,
      ResizingAxis columns,
      int channels,
      float[] image,
      int imageAt,
      float[] out,
      int outAt) {
    int to = outAt;
    for (int y = 0; y < rows.out(); y++) {
      for (int x = 0; x < columns.out(); x++) {
        int from = imageAt + (rows.first()[y] * columns.extent() + columns.first()[x]) * channels;
        int whole = SPECIES.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
          gather(rows, columns, y, x, channels, image, from + c, out, to + c);
        }
        for (int c = whole; c < channels; c++) {
          gatherOne(rows, columns, y, x, channels, image, from + c, out, to + c);
        }
        to += channels;
      }
    }
  }

  private static void gather(
      ResizingAxis rows,
      ResizingAxis columns,
      int y,
      int x,
      int channels,
      float[] image,
      int from,
      float[] out,
      int to) {
    float[] across = columns.weights();
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < rows.taps(); i++) {
      float down = rows.weights()[y * rows.taps() + i];
      int at = from + i * columns.extent() * channels;
      for (int j = 0; j < columns.taps(); j++) {
        float weight = down * across[x * columns.taps() + j];
        sum = sum.add(FloatVector.fromArray(SPECIES, image, at + j * channels).mul(weight));
      }
    }
    sum.intoArray(out, to);
  }

  private static void gatherOne(
      ResizingAxis rows,
      ResizingAxis columns,
      int y,
      int x,
      int channels,
      float[] image,
      int from,
      float[] out,
      int to) {
    float[] across = columns.weights();
    float sum = 0;
    for (int i = 0; i < rows.taps(); i++) {
      float down = rows.weights()[y * rows.taps() + i];
      int at = from + i * columns.extent() * channels;
      for (int j = 0; j < columns.taps(); j++) {
        sum += down * across[x * columns.taps() + j] * image[at + j * channels];
      }
    }
    out[to] = sum;
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
    int from = outAt;
    for (int y = 0; y < rows.out(); y++) {
      for (int x = 0; x < columns.out(); x++) {
        int to = imageAt + (rows.first()[y] * columns.extent() + columns.first()[x]) * channels;
        int whole = SPECIES.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
          shareOut(rows, columns, y, x, channels, outputGradient, from + c, inputGradient, to + c);
        }
        for (int c = whole; c < channels; c++) {
          shareOutOne(
              rows, columns, y, x, channels, outputGradient[from + c], inputGradient, to + c);
        }
        from += channels;
      }
    }
  }

  private static void shareOut(
      ResizingAxis rows,
      ResizingAxis columns,
      int y,
      int x,
      int channels,
      float[] outputGradient,
      int from,
      float[] inputGradient,
      int to) {
    float[] across = columns.weights();
    FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, from);
    for (int i = 0; i < rows.taps(); i++) {
      float down = rows.weights()[y * rows.taps() + i];
      int at = to + i * columns.extent() * channels;
      for (int j = 0; j < columns.taps(); j++) {
        float weight = down * across[x * columns.taps() + j];
        FloatVector.fromArray(SPECIES, inputGradient, at + j * channels)
            .add(g.mul(weight))
            .intoArray(inputGradient, at + j * channels);
      }
    }
  }

  private static void shareOutOne(
      ResizingAxis rows,
      ResizingAxis columns,
      int y,
      int x,
      int channels,
      float g,
      float[] inputGradient,
      int to) {
    float[] across = columns.weights();
    for (int i = 0; i < rows.taps(); i++) {
      float down = rows.weights()[y * rows.taps() + i];
      int at = to + i * columns.extent() * channels;
      for (int j = 0; j < columns.taps(); j++) {
        inputGradient[at + j * channels] += down * across[x * columns.taps() + j] * g;
      }
    }
  }
}
