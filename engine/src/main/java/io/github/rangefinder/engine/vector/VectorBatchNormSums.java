package io.github.rangefinder.engine.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the rows of one sample (rows, channels), a vector of channels at a time: what the mean
 * and the variance of a {@link VectorBatchNorm} come from.
 *
 * <p>A channel's sum is made of blocks of at most {@link #BLOCK} rows. Within a block every fourth
 * row goes to the same one of four sums in single precision, so that no addition waits for the one
 * before it; blocks are added in double precision. A sum is off by at most (BLOCK / 4 + 2) · 2⁻²⁴
 * of the sum of the magnitudes, and its bits do not depend on the width of vectors.
 */
public final class VectorBatchNormSums {
  static final int BLOCK = 256;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorBatchNormSums() {}

  /**
   * sums[sumsAt …] (channels) = Σ x over the rows of x (rows, channels) from at on.
   *
   * @param block (copies, channels) for the sums of a block
   */
  public static void sums(
      float[] x,
      int at,
      int rows,
      int channels,
      int copies,
      float[] block,
      double[] sums,
      int sumsAt) {
    Arrays.fill(sums, sumsAt, sumsAt + channels, 0);
    int width = copies * channels;
    int rest = at + rows / copies * width;
    addSums(x, at, rows / copies, width, channels, block, sums, sumsAt);
    addSums(x, rest, rows % copies, channels, channels, block, sums, sumsAt);
  }

  private static void addSums(
      float[] x,
      int at,
      int rows,
      int width,
      int channels,
      float[] block,
      double[] sums,
      int sumsAt) {
    int whole = SPECIES.loopBound(width);
    for (int row = 0; row < rows; row += BLOCK) {
      int from = at + row * width;
      int to = at + Math.min(row + BLOCK, rows) * width;
      for (int c = 0; c < whole; c += LANES) {
        blockSums(x, from + c, to, width, block, c);
      }
      for (int c = whole; c < width; c++) {
        block[c] = channelSum(x, from + c, to, width);
      }
      add(block, 0, width, sums, sumsAt, channels);
    }
  }

  /** sums (channels) += Σ over copies of a block (copies, channels) of n floats. */
  static void add(float[] block, int at, int n, double[] sums, int sumsAt, int channels) {
    for (int row = 0; row < n; row += channels) {
      for (int c = 0; c < channels; c++) {
        sums[sumsAt + c] += block[at + row + c];
      }
    }
  }

  private static void blockSums(float[] x, int from, int to, int step, float[] block, int at) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    int i = from;
    for (; i < to - 3 * step; i += 4 * step) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, x, i));
      s1 = s1.add(FloatVector.fromArray(SPECIES, x, i + step));
      s2 = s2.add(FloatVector.fromArray(SPECIES, x, i + 2 * step));
      s3 = s3.add(FloatVector.fromArray(SPECIES, x, i + 3 * step));
    }
    for (; i < to; i += step) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, x, i));
    }
    s0.add(s1).add(s2.add(s3)).intoArray(block, at);
  }

  private static float channelSum(float[] x, int from, int to, int step) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = from;
    for (; i < to - 3 * step; i += 4 * step) {
      s0 += x[i];
      s1 += x[i + step];
      s2 += x[i + 2 * step];
      s3 += x[i + 3 * step];
    }
    for (; i < to; i += step) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * sums[sumsAt …] (channels) = Σ (x - center)² over the rows of x (rows, channels) from at on.
   *
   * @param center (copies, channels), the mean of these rows: then the sum does not cancel
   * @param block (copies, channels) for the sums of a block
   */
  public static void squares(
      float[] x,
      int at,
      int rows,
      int channels,
      int copies,
      float[] center,
      float[] block,
      double[] sums,
      int sumsAt) {
    Arrays.fill(sums, sumsAt, sumsAt + channels, 0);
    int width = copies * channels;
    int rest = at + rows / copies * width;
    addSquares(x, at, rows / copies, width, channels, center, block, sums, sumsAt);
    addSquares(x, rest, rows % copies, channels, channels, center, block, sums, sumsAt);
  }

  private static void addSquares(
      float[] x,
      int at,
      int rows,
      int width,
      int channels,
      float[] center,
      float[] block,
      double[] sums,
      int sumsAt) {
    int whole = SPECIES.loopBound(width);
    for (int row = 0; row < rows; row += BLOCK) {
      int from = at + row * width;
      int to = at + Math.min(row + BLOCK, rows) * width;
      for (int c = 0; c < whole; c += LANES) {
        blockSquares(x, from + c, to, width, center, c, block);
      }
      for (int c = whole; c < width; c++) {
        block[c] = channelSquares(x, from + c, to, width, center[c]);
      }
      add(block, 0, width, sums, sumsAt, channels);
    }
  }

  private static void blockSquares(
      float[] x, int from, int to, int step, float[] center, int c, float[] block) {
    FloatVector m = FloatVector.fromArray(SPECIES, center, c);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    int i = from;
    for (; i < to - 3 * step; i += 4 * step) {
      FloatVector d = FloatVector.fromArray(SPECIES, x, i).sub(m);
      s0 = d.fma(d, s0);
      d = FloatVector.fromArray(SPECIES, x, i + step).sub(m);
      s1 = d.fma(d, s1);
      d = FloatVector.fromArray(SPECIES, x, i + 2 * step).sub(m);
      s2 = d.fma(d, s2);
      d = FloatVector.fromArray(SPECIES, x, i + 3 * step).sub(m);
      s3 = d.fma(d, s3);
    }
    for (; i < to; i += step) {
      FloatVector d = FloatVector.fromArray(SPECIES, x, i).sub(m);
      s0 = d.fma(d, s0);
    }
    s0.add(s1).add(s2.add(s3)).intoArray(block, c);
  }

  private static float channelSquares(float[] x, int from, int to, int step, float m) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = from;
    for (; i < to - 3 * step; i += 4 * step) {
      s0 = Math.fma(x[i] - m, x[i] - m, s0);
      s1 = Math.fma(x[i + step] - m, x[i + step] - m, s1);
      s2 = Math.fma(x[i + 2 * step] - m, x[i + 2 * step] - m, s2);
      s3 = Math.fma(x[i + 3 * step] - m, x[i + 3 * step] - m, s3);
    }
    for (; i < to; i += step) {
      s0 = Math.fma(x[i] - m, x[i] - m, s0);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
