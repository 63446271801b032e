package io.github.rangefinder.engine.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The way back through a {@link VectorBatchNorm}: the sums over the rows of one sample that the
 * gradients of gamma and beta are, and the input's gradient, which needs them of the whole batch.
 * Sums are made of blocks, as in {@link VectorBatchNormSums}, with two sums in a block.
 */
public final class VectorBatchNormGradient {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorBatchNormGradient() {}

  /**
   * sums[sumsAt …] (2, channels) = Σ g and Σ g · (x - mean) over the rows of x and g (rows,
   * channels) from at on, where g is the output gradient, or 0 where out is least or below it.
   *
   * @param mean (copies, channels)
   * @param least as for {@link VectorBatchNorm#normalize}
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
    for (int from = at; from < end; from += VectorBatchNormSums.BLOCK * width) {
      int to = Math.min(from + VectorBatchNormSums.BLOCK * width, end);
      for (int c = 0; c < whole; c += LANES) {
        blockGradients(x, out, outputGradient, from + c, to, width, mean, c, least, block);
      }
      for (int c = whole; c < width; c++) {
        channelGradients(x, out, outputGradient, from + c, to, width, mean, c, least, block);
      }
      VectorBatchNormSums.add(block, 0, width, sums, sumsAt, channels);
      VectorBatchNormSums.add(block, width, width, sums, sumsAt + channels, channels);
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
