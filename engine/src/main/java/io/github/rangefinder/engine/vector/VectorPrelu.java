package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * ReLU with learned slopes where the slopes of a sample repeat: one for each channel, or one for
 * each element. The fast twin of {@link io.github.rangefinder.engine.kernel.Rectifiers}, whose
 * loops have a branch that is mispredicted half of the time.
 *
 * <p>The slopes come as (width), which is what repeats, as often as {@link VectorBatchNorm#copies}
 * says; element i of a sample has slope i % width.
 */
public final class VectorPrelu {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorPrelu() {}

  /** out (n) = x where x > 0, slopes · x elsewhere, from from on. */
  public static void forward(float[] slopes, float[] x, float[] out, int from, int n) {
    int width = slopes.length;
    int rest = from + n / width * width;
    int whole = SPECIES.loopBound(width);
    for (int c = 0; c < whole; c += LANES) {
      FloatVector slope = FloatVector.fromArray(SPECIES, slopes, c);
      for (int i = from + c; i < rest; i += width) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.mul(slope).blend(v, v.compare(VectorOperators.GT, 0)).intoArray(out, i);
      }
    }
    for (int c = 0; c < width; c++) {
      for (int i = (c < whole ? rest : from) + c; i < from + n; i += width) {
        out[i] = x[i] > 0 ? x[i] : slopes[c] * x[i];
      }
    }
  }

  /** inputGradient (n) += outputGradient where x > 0, slopes · outputGradient elsewhere. */
  public static void inputGradient(
      float[] slopes, float[] x, float[] outputGradient, float[] inputGradient, int from, int n) {
    int width = slopes.length;
    int rest = from + n / width * width;
    int whole = SPECIES.loopBound(width);
    for (int c = 0; c < whole; c += LANES) {
      FloatVector slope = FloatVector.fromArray(SPECIES, slopes, c);
      for (int i = from + c; i < rest; i += width) {
        VectorMask<Float> open =
            FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, 0);
        FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i);
        g.mul(slope)
            .blend(g, open)
            .add(FloatVector.fromArray(SPECIES, inputGradient, i))
            .intoArray(inputGradient, i);
      }
    }
    for (int c = 0; c < width; c++) {
      for (int i = (c < whole ? rest : from) + c; i < from + n; i += width) {
        inputGradient[i] += x[i] > 0 ? outputGradient[i] : slopes[c] * outputGradient[i];
      }
    }
  }

  /**
   * slopeGradients += x · outputGradient of the elements where x ≤ 0: the sums of the width's
   * columns first, then of its copies.
   *
   * @param sums (width) for the sums of the columns
   * @param slopeGradients as many as there are slopes, of which width is a multiple
   */
  public static void slopeGradients(
      float[] x, float[] outputGradient, int from, int n, float[] sums, float[] slopeGradients) {
    int width = sums.length;
    int rest = from + n / width * width;
    int whole = SPECIES.loopBound(width);
    for (int c = 0; c < whole; c += LANES) {
      columnSums(x, outputGradient, from + c, rest, sums, c);
    }
    for (int c = 0; c < width; c++) {
      float sum = c < whole ? sums[c] : 0;
      for (int i = (c < whole ? rest : from) + c; i < from + n; i += width) {
        sum += x[i] > 0 ? 0 : x[i] * outputGradient[i];
      }
      slopeGradients[c % slopeGradients.length] += sum;
    }
  }

  private static void columnSums(
      float[] x, float[] outputGradient, int from, int to, float[] sums, int c) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum = zero;
    for (int i = from; i < to; i += sums.length) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i);
      sum = sum.add(v.mul(g).blend(zero, v.compare(VectorOperators.GT, 0)));
    }
    sum.intoArray(sums, c);
  }
}
