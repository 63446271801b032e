package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ResizingAxis;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * An image in another size, a vector of channels at a time: the same bits as {@link
 * io.github.rangefinder.engine.kernel.Resizing}, whose loop over the channels of a pixel is too
 * short for the compiler.
 *
 * <p>A row of the output takes one row of the image after the other. A sum over both rows and
 * columns would be a vector that two nested loops pass on, which JDK 17 leaves on the heap.
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
    for (int y = 0; y < rows.out(); y++) {
      int to = outAt + y * columns.out() * channels;
      for (int i = 0; i < rows.taps(); i++) {
        int from = imageAt + (rows.first()[y] + i) * columns.extent() * channels;
        float weight = rows.weights()[y * rows.taps() + i];
        gatherRow(weight, columns, channels, image, from, out, to, i > 0);
      }
    }
  }

  /** A row of the output = what a row of the image brings, or += if there is something before. */
  private static void gatherRow(
      float down,
      ResizingAxis columns,
      int channels,
      float[] image,
      int imageAt,
      float[] out,
      int outAt,
      boolean before) {
    int[] first = columns.first();
    float[] weights = columns.weights();
    int taps = columns.taps();
    int whole = SPECIES.loopBound(channels);
    for (int x = 0; x < first.length; x++) {
      int from = imageAt + first[x] * channels;
      int to = outAt + x * channels;
      for (int c = 0; c < whole; c += LANES) {
        FloatVector sum =
            before ? FloatVector.fromArray(SPECIES, out, to + c) : FloatVector.zero(SPECIES);
        for (int j = 0; j < taps; j++) {
          float weight = down * weights[x * taps + j];
          FloatVector pixel = FloatVector.fromArray(SPECIES, image, from + j * channels + c);
          sum = sum.add(pixel.mul(weight));
        }
        sum.intoArray(out, to + c);
      }
      for (int c = whole; c < channels; c++) {
        float sum = before ? out[to + c] : 0;
        for (int j = 0; j < taps; j++) {
          sum += down * weights[x * taps + j] * image[from + j * channels + c];
        }
        out[to + c] = sum;
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
      int from = outAt + y * columns.out() * channels;
      for (int i = 0; i < rows.taps(); i++) {
        int to = imageAt + (rows.first()[y] + i) * columns.extent() * channels;
        float weight = rows.weights()[y * rows.taps() + i];
        shareOutRow(weight, columns, channels, outputGradient, from, inputGradient, to);
      }
    }
  }

  private static void shareOutRow(
      float down,
      ResizingAxis columns,
      int channels,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt) {
    int[] first = columns.first();
    float[] weights = columns.weights();
    int taps = columns.taps();
    int whole = SPECIES.loopBound(channels);
    for (int x = 0; x < first.length; x++) {
      int from = outAt + x * channels;
      for (int j = 0; j < taps; j++) {
        float weight = down * weights[x * taps + j];
        int to = imageAt + (first[x] + j) * channels;
        for (int c = 0; c < whole; c += LANES) {
          FloatVector.fromArray(SPECIES, inputGradient, to + c)
              .add(FloatVector.fromArray(SPECIES, outputGradient, from + c).mul(weight))
              .intoArray(inputGradient, to + c);
        }
        for (int c = whole; c < channels; c++) {
          inputGradient[to + c] += weight * outputGradient[from + c];
        }
      }
    }
  }
}
