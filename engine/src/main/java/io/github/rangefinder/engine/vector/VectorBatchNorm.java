package io.github.rangefinder.engine.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Batch normalisation of the rows of one sample (rows, channels), with or without ReLU behind it, a
 * vector of channels at a time: the fast twin of {@link
 * io.github.rangefinder.engine.kernel.BatchNorm}.
 *
 * <p>Where the channels are no whole number of vectors, {@link #copies} rows side by side are taken
 * for one row, (copies, channels), which is; what there is once a channel is then repeated as
 * often.
 *
 * <p>A channel's sum is made of blocks of at most {@link #BLOCK} rows. Within a block every fourth
 * row goes to the same one of four sums in single precision, so that no addition waits for the one
 * before it; blocks are added in double precision. A sum is off by at most (BLOCK / 4 + 2) · 2⁻²⁴
 * of the sum of the magnitudes, and its bits do not depend on the width of vectors.
 */
public final class VectorBatchNorm {
  private static final int BLOCK = 256;
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorBatchNorm() {}

  /** How many rows are taken for one: until they are whole vectors of any width, or 1. */
  public static int copies(int rows, int channels) {
    int copies = 1;
    while (copies * channels % VectorLanes.WIDEST != 0) {
      copies *= 2;
    }
    return copies <= rows ? copies : 1;
  }

  /** repeated (n, copies, channels) = values (n, channels), each row copies times. */
  public static void repeat(float[] values, int channels, int copies, float[] repeated) {
    for (int i = 0; i < repeated.length / channels; i++) {
      System.arraycopy(values, i / copies * channels, repeated, i * channels, channels);
    }
  }

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
  private static void add(float[] block, int at, int n, double[] sums, int sumsAt, int channels) {
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

  /**
   * out (rows, channels) = the larger of (x - mean) · scale + beta and least, from at on.
   *
   * @param mean (copies, channels), like scale and beta
   * @param scale gamma / √(variance + epsilon)
   * @param least 0 for a ReLU, -∞ for none
   */
  public static void normalize(
      float[] x,
      int at,
      int rows,
      int channels,
      int copies,
      float[] mean,
      float[] scale,
      float[] beta,
      float least,
      float[] out) {
    int width = copies * channels;
    int rest = at + rows / copies * width;
    normalizeRows(x, at, rest, width, mean, scale, beta, least, out);
    normalizeRows(x, rest, at + rows * channels, channels, mean, scale, beta, least, out);
  }

  private static void normalizeRows(
      float[] x,
      int at,
      int to,
      int width,
      float[] mean,
      float[] scale,
      float[] beta,
      float least,
      float[] out) {
    int whole = SPECIES.loopBound(width);
    for (int c = 0; c < whole; c += LANES) {
      FloatVector m = FloatVector.fromArray(SPECIES, mean, c);
      FloatVector s = FloatVector.fromArray(SPECIES, scale, c);
      FloatVector b = FloatVector.fromArray(SPECIES, beta, c);
      for (int i = at + c; i < to; i += width) {
        FloatVector.fromArray(SPECIES, x, i).sub(m).fma(s, b).max(least).intoArray(out, i);
      }
    }
    for (int c = whole; c < width; c++) {
      for (int i = at + c; i < to; i += width) {
        out[i] = Math.max(Math.fma(x[i] - mean[c], scale[c], beta[c]), least);
      }
    }
  }

  /**
   * sums[sumsAt …] (2, channels) = Σ g and Σ g · (x - mean) over the rows of x and g (rows,
   * channels) from at on, where g is the output gradient, or 0 where out is least or below it.
   *
   * @param mean (copies, channels)
   * @param least as for {@link #normalize}
   * @param block (2, copies, channels) for the sums of a block
   */
  public static void gradientSums(
      float[] x,
      float[] out,
      float[] outputGradient,
      int at,
      int rows,
      int channels,
      int copies,
      float[] mean,
      float least,
      float[] block,
      double[] sums,
      int sumsAt) {
    Arrays.fill(sums, sumsAt, sumsAt + 2 * channels, 0);
    int width = copies * channels;
    int rest = at + rows / copies * width;
    addGradientSums(
        x, out, outputGradient, at, rest, width, channels, mean, least, block, sums, sumsAt);
    int end = at + rows * channels;
    addGradientSums(
        x, out, outputGradient, rest, end, channels, channels, mean, least, block, sums, sumsAt);
  }

  private static void addGradientSums(
      float[] x,
      float[] out,
      float[] outputGradient,
      int at,
      int end,
      int width,
      int channels,
      float[] mean,
      float least,
      float[] block,
      double[] sums,
      int sumsAt) {
    int whole = SPECIES.loopBound(width);
    for (int from = at; from < end; from += BLOCK * width) {
      int to = Math.min(from + BLOCK * width, end);
      for (int c = 0; c < whole; c += LANES) {
        blockGradients(x, out, outputGradient, from + c, to, width, mean, c, least, block);
      }
      for (int c = whole; c < width; c++) {
        channelGradients(x, out, outputGradient, from + c, to, width, mean, c, least, block);
      }
      add(block, 0, width, sums, sumsAt, channels);
      add(block, width, width, sums, sumsAt + channels, channels);
    }
  }

  private static void blockGradients(
      float[] x,
      float[] out,
      float[] outputGradient,
      int from,
      int to,
      int width,
      float[] mean,
      int c,
      float least,
      float[] block) {
    FloatVector m = FloatVector.fromArray(SPECIES, mean, c);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g0 = zero;
    FloatVector g1 = zero;
    FloatVector p0 = zero;
    FloatVector p1 = zero;
    int i = from;
    for (; i < to - width; i += 2 * width) {
      VectorMask<Float> shut =
          FloatVector.fromArray(SPECIES, out, i).compare(VectorOperators.LE, least);
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i).blend(zero, shut);
      g0 = g0.add(g);
      p0 = FloatVector.fromArray(SPECIES, x, i).sub(m).fma(g, p0);
      int j = i + width;
      shut = FloatVector.fromArray(SPECIES, out, j).compare(VectorOperators.LE, least);
      g = FloatVector.fromArray(SPECIES, outputGradient, j).blend(zero, shut);
      g1 = g1.add(g);
      p1 = FloatVector.fromArray(SPECIES, x, j).sub(m).fma(g, p1);
    }
    for (; i < to; i += width) {
      VectorMask<Float> shut =
          FloatVector.fromArray(SPECIES, out, i).compare(VectorOperators.LE, least);
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i).blend(zero, shut);
      g0 = g0.add(g);
      p0 = FloatVector.fromArray(SPECIES, x, i).sub(m).fma(g, p0);
    }
    g0.add(g1).intoArray(block, c);
    p0.add(p1).intoArray(block, width + c);
  }

  private static void channelGradients(
      float[] x,
      float[] out,
      float[] outputGradient,
      int from,
      int to,
      int width,
      float[] mean,
      int c,
      float least,
      float[] block) {
    float g0 = 0;
    float g1 = 0;
    float p0 = 0;
    float p1 = 0;
    int i = from;
    for (; i < to - width; i += 2 * width) {
      float g = out[i] <= least ? 0 : outputGradient[i];
      g0 += g;
      p0 = Math.fma(x[i] - mean[c], g, p0);
      int j = i + width;
      g = out[j] <= least ? 0 : outputGradient[j];
      g1 += g;
      p1 = Math.fma(x[j] - mean[c], g, p1);
    }
    for (; i < to; i += width) {
      float g = out[i] <= least ? 0 : outputGradient[i];
      g0 += g;
      p0 = Math.fma(x[i] - mean[c], g, p0);
    }
    block[c] = g0 + g1;
    block[width + c] = p0 + p1;
  }

  /**
   * inputGradient (rows, channels) += g · scale + ((x - mean) · slope + offset), from at on, with g
   * as in {@link #gradientSums}.
   *
   * @param mean (copies, channels)
   * @param coefficients (3, copies, channels): scale, slope and offset
   */
  public static void inputGradient(
      float[] x,
      float[] out,
      float[] outputGradient,
      int at,
      int rows,
      int channels,
      int copies,
      float[] mean,
      float[] coefficients,
      float least,
      float[] inputGradient) {
    int width = copies * channels;
    int rest = at + rows / copies * width;
    int end = at + rows * channels;
    int whole = SPECIES.loopBound(width);
    for (int c = 0; c < whole; c += LANES) {
      addColumns(
          x, out, outputGradient, at + c, rest, width, mean, c, coefficients, least, inputGradient);
    }
    for (int c = whole; c < width; c++) {
      addColumn(
          x, out, outputGradient, at + c, rest, width, mean, c, coefficients, least, inputGradient);
    }
    for (int c = 0; rest < end && c < channels; c++) {
      addColumn(
          x,
          out,
          outputGradient,
          rest + c,
          end,
          channels,
          mean,
          c,
          coefficients,
          least,
          inputGradient);
    }
  }

  private static void addColumn(
      float[] x,
      float[] out,
      float[] outputGradient,
      int from,
      int to,
      int step,
      float[] mean,
      int c,
      float[] coefficients,
      float least,
      float[] inputGradient) {
    int width = coefficients.length / 3;
    float scale = coefficients[c];
    float slope = coefficients[width + c];
    float offset = coefficients[2 * width + c];
    for (int i = from; i < to; i += step) {
      float g = out[i] <= least ? 0 : outputGradient[i];
      inputGradient[i] += Math.fma(g, scale, Math.fma(x[i] - mean[c], slope, offset));
    }
  }

  private static void addColumns(
      float[] x,
      float[] out,
      float[] outputGradient,
      int from,
      int to,
      int width,
      float[] mean,
      int c,
      float[] coefficients,
      float least,
      float[] inputGradient) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector m = FloatVector.fromArray(SPECIES, mean, c);
    FloatVector scale = FloatVector.fromArray(SPECIES, coefficients, c);
    FloatVector slope = FloatVector.fromArray(SPECIES, coefficients, width + c);
    FloatVector offset = FloatVector.fromArray(SPECIES, coefficients, 2 * width + c);
    for (int i = from; i < to; i += width) {
      VectorMask<Float> shut =
          FloatVector.fromArray(SPECIES, out, i).compare(VectorOperators.LE, least);
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i).blend(zero, shut);
      FloatVector common = FloatVector.fromArray(SPECIES, x, i).sub(m).fma(slope, offset);
      FloatVector.fromArray(SPECIES, inputGradient, i)
          .add(g.fma(scale, common))
          .intoArray(inputGradient, i);
    }
  }
}
