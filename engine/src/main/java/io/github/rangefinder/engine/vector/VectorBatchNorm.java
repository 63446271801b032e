package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Batch normalisation of the rows of one sample (rows, channels), with or without ReLU behind it, a
 * vector of channels at a time: the fast twin of {@link
 * io.github.rangefinder.engine.kernel.BatchNorm}. {@link VectorBatchNormSums} has the sums that its
 * mean and variance come from, {@link VectorBatchNormGradient} the way back.
 *
 * <p>Where the channels are no whole number of vectors, {@link #copies} rows side by side are taken
 * for one row, (copies, channels), which is; what there is once a channel is then repeated as
 * often.
 */
public final class VectorBatchNorm {
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
}
