package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.PoolingSizes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Average pooling of one channels-last image in two steps: the rows of a row of windows are added
 * up as they lie, whole rows of floats, and of that one row the pixels of each window. The fast
 * twin of {@link io.github.rangefinder.engine.kernel.AveragePooling}.
 */
public final class VectorAveragePooling {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorAveragePooling() {}

  /**
   * out (outHeight, outWidth, channels) = the mean of each window of image (height, width,
   * channels).
   *
   * @param row (width, channels), to work in
   */
  public static void forward(
      PoolingSizes s, float[] image, int imageAt, float[] out, int outAt, float[] row) {
    int rowLength = s.width() * s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      int first = s.rows().from(y);
      System.arraycopy(image, imageAt + first * rowLength, row, 0, rowLength);
      for (int i = first + 1; i < s.rows().to(y); i++) {
        add(image, imageAt + i * rowLength, row, 0, rowLength);
      }
      int rows = s.rows().to(y) - first;
      for (int x = 0; x < s.outWidth(); x++) {
        int to = outAt + (y * s.outWidth() + x) * s.channels();
        int from = s.columns().from(x) * s.channels();
        int end = s.columns().to(x) * s.channels();
        float share = 1f / (rows * (s.columns().to(x) - s.columns().from(x)));
        mean(row, from, end, s.channels(), share, out, to);
      }
    }
  }

  /** out (n) += x (n). */
  private static void add(float[] x, int at, float[] out, int to, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, out, to + i)
          .add(FloatVector.fromArray(SPECIES, x, at + i))
          .intoArray(out, to + i);
    }
    for (int i = whole; i < n; i++) {
      out[to + i] += x[at + i];
    }
  }

  /** out (channels) = share · Σ over the pixels of row[from … end). */
  private static void mean(
      float[] row, int from, int end, int channels, float share, float[] out, int to) {
    int whole = SPECIES.loopBound(channels);
    for (int c = 0; c < whole; c += LANES) {
      meanOfVector(row, from + c, end, channels, share, out, to + c);
    }
    for (int c = whole; c < channels; c++) {
      float sum = row[from + c];
      for (int i = from + channels + c; i < end; i += channels) {
        sum += row[i];
      }
      out[to + c] = share * sum;
    }
  }

  private static void meanOfVector(
      float[] row, int from, int end, int step, float share, float[] out, int to) {
    FloatVector sum = FloatVector.fromArray(SPECIES, row, from);
    for (int i = from + step; i < end; i += step) {
      sum = sum.add(FloatVector.fromArray(SPECIES, row, i));
    }
    sum.mul(share).intoArray(out, to);
  }

  /**
   * inputGradient (height, width, channels) += each pixel's share of outputGradient (outHeight,
   * outWidth, channels), summed over the windows that look at it.
   *
   * @param row (width, channels), to work in
   */
  public static void backward(
      PoolingSizes s,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int imageAt,
      float[] row) {
    int rowLength = s.width() * s.channels();
    for (int y = 0; y < s.outHeight(); y++) {
      Arrays.fill(row, 0);
      int rows = s.rows().to(y) - s.rows().from(y);
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.channels();
        float share = 1f / (rows * (s.columns().to(x) - s.columns().from(x)));
        for (int column = s.columns().from(x); column < s.columns().to(x); column++) {
          addShare(outputGradient, from, share, row, column * s.channels(), s.channels());
        }
      }
      for (int i = s.rows().from(y); i < s.rows().to(y); i++) {
        add(row, 0, inputGradient, imageAt + i * rowLength, rowLength);
      }
    }
  }

  /** row (channels) += share · gradient (channels). */
  private static void addShare(
      float[] gradient, int from, float share, float[] row, int to, int channels) {
    int whole = SPECIES.loopBound(channels);
    for (int c = 0; c < whole; c += LANES) {
      FloatVector.fromArray(SPECIES, gradient, from + c)
          .mul(share)
          .add(FloatVector.fromArray(SPECIES, row, to + c))
          .intoArray(row, to + c);
    }
    for (int c = whole; c < channels; c++) {
      row[to + c] += share * gradient[from + c];
    }
  }
}
