package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normalisation of a row of n floats that follow one another, each with a gamma and a beta of its
 * own, as layer normalisation along the last axes has them: the fast twin of {@link
 * io.github.rangefinder.engine.kernel.RowNormalization}, with the same moments.
 *
 * <p>A sum is made of blocks of {@link #BLOCK} floats. Within a block every sixteenth float goes to
 * the same one of sixteen sums in single precision, for any width of vectors; these are added two
 * by two, and blocks are added in double precision. A sum is off by at most (BLOCK / 16 + 6) · 2⁻²⁴
 * of the sum of the magnitudes.
 */
public final class VectorRowNormalization {
  static final int BLOCK = 1024;

  /** Floats of scratch that sums need. */
  public static final int SCRATCH = 2 * VectorLanes.WIDEST;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;
  private static final int STEP = VectorLanes.WIDEST;

  private VectorRowNormalization() {}

  /**
   * moments[m], moments[m + 1] = mean and 1 / √(variance + epsilon) of x (n) from at on.
   *
   * @param aroundMean whether the mean is the row's, else it is taken to be 0
   * @param scratch {@link #SCRATCH} floats
   */
  public static void moments(
      float[] x,
      int at,
      int n,
      double epsilon,
      boolean aroundMean,
      float[] moments,
      int m,
      float[] scratch) {
    float mean = aroundMean ? (float) (sum(x, at, n, scratch) / n) : 0;
    moments[m] = mean;
    moments[m + 1] = (float) (1 / Math.sqrt(squares(x, at, n, mean, scratch) / n + epsilon));
  }

  /** Σ x from at on. */
  static double sum(float[] x, int at, int n, float[] scratch) {
    double total = 0;
    for (int from = at; from < at + n; from += BLOCK) {
      int to = Math.min(from + BLOCK, at + n);
      int whole = to - (to - from) % STEP;
      for (int lane = 0; lane < STEP; lane += LANES) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = from + lane; i < whole; i += STEP) {
          sum = sum.add(FloatVector.fromArray(SPECIES, x, i));
        }
        sum.intoArray(scratch, lane);
      }
      for (int i = whole; i < to; i++) {
        scratch[i - whole] += x[i];
      }
      total += added(scratch, 0);
    }
    return total;
  }

  /** Σ (x - mean)² from at on. */
  static double squares(float[] x, int at, int n, float mean, float[] scratch) {
    double total = 0;
    for (int from = at; from < at + n; from += BLOCK) {
      int to = Math.min(from + BLOCK, at + n);
      int whole = to - (to - from) % STEP;
      for (int lane = 0; lane < STEP; lane += LANES) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = from + lane; i < whole; i += STEP) {
          FloatVector distance = FloatVector.fromArray(SPECIES, x, i).sub(mean);
          sum = distance.fma(distance, sum);
        }
        sum.intoArray(scratch, lane);
      }
      for (int i = whole; i < to; i++) {
        scratch[i - whole] = Math.fma(x[i] - mean, x[i] - mean, scratch[i - whole]);
      }
      total += added(scratch, 0);
    }
    return total;
  }

  /** The sixteen sums from at on, added. */
  private static float added(float[] s, int at) {
    float low = (s[at] + s[at + 8]) + (s[at + 4] + s[at + 12]);
    float odd = (s[at + 1] + s[at + 9]) + (s[at + 5] + s[at + 13]);
    float even = (s[at + 2] + s[at + 10]) + (s[at + 6] + s[at + 14]);
    float high = (s[at + 3] + s[at + 11]) + (s[at + 7] + s[at + 15]);
    return (low + even) + (odd + high);
  }

  /**
   * out (n) = gamma · (x - offset) · inverse + beta, x and out from at on; the offset is the mean
   * at moments[m], or 0, the inverse is behind it.
   */
  public static void normalize(
      float[] x,
      int at,
      int n,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gamma,
      float[] beta,
      float[] out) {
    float offset = subtractsMean ? moments[m] : 0;
    float inverse = moments[m + 1];
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, x, at + i)
          .sub(offset)
          .mul(inverse)
          .mul(FloatVector.fromArray(SPECIES, gamma, i))
          .add(FloatVector.fromArray(SPECIES, beta, i))
          .intoArray(out, at + i);
    }
    for (int i = whole; i < n; i++) {
      out[at + i] = (x[at + i] - offset) * inverse * gamma[i] + beta[i];
    }
  }

  /**
   * moments[m + 2] and moments[m + 3] = the means over the row of g, 0 where no mean is subtracted,
   * and of g · (x - offset) · moments[m + 1], with g = gamma · outputGradient.
   */
  public static void gradientMoments(
      float[] x,
      float[] outputGradient,
      int at,
      int n,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gamma,
      float[] scratch) {
    float offset = subtractsMean ? moments[m] : 0;
    double total = 0;
    double dot = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(from + BLOCK, n);
      int whole = to - (to - from) % STEP;
      for (int lane = 0; lane < STEP; lane += LANES) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector product = sum;
        for (int i = from + lane; i < whole; i += STEP) {
          FloatVector g =
              FloatVector.fromArray(SPECIES, outputGradient, at + i)
                  .mul(FloatVector.fromArray(SPECIES, gamma, i));
          sum = sum.add(g);
          product = FloatVector.fromArray(SPECIES, x, at + i).sub(offset).fma(g, product);
        }
        sum.intoArray(scratch, lane);
        product.intoArray(scratch, STEP + lane);
      }
      for (int i = whole; i < to; i++) {
        float g = outputGradient[at + i] * gamma[i];
        scratch[i - whole] += g;
        int lane = STEP + i - whole;
        scratch[lane] = Math.fma(x[at + i] - offset, g, scratch[lane]);
      }
      total += added(scratch, 0);
      dot += added(scratch, STEP);
    }
    moments[m + 2] = subtractsMean ? (float) (total / n) : 0;
    moments[m + 3] = (float) (dot * moments[m + 1] / n);
  }

  /** gammaGradient (n) += outputGradient · ((x - offset) · inverse), the latter from at on. */
  public static void gammaGradient(
      float[] x,
      float[] outputGradient,
      int at,
      int n,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gammaGradient) {
    float offset = subtractsMean ? moments[m] : 0;
    float inverse = moments[m + 1];
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, x, at + i)
          .sub(offset)
          .mul(inverse)
          .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
          .add(FloatVector.fromArray(SPECIES, gammaGradient, i))
          .intoArray(gammaGradient, i);
    }
    for (int i = whole; i < n; i++) {
      gammaGradient[i] += outputGradient[at + i] * ((x[at + i] - offset) * inverse);
    }
  }

  /**
   * inputGradient (n) += inverse · (gamma · outputGradient - meanGradient - (x - mean) · inverse ·
   * slope), from at on.
   *
   * @param moments mean, inverse, meanGradient and slope from m on
   */
  public static void inputGradient(
      float[] x,
      float[] outputGradient,
      int at,
      int n,
      float[] gamma,
      float[] moments,
      int m,
      float[] inputGradient) {
    float mean = moments[m];
    float inverse = moments[m + 1];
    float meanGradient = moments[m + 2];
    float slope = moments[m + 3];
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector sloped =
          FloatVector.fromArray(SPECIES, x, at + i).sub(mean).mul(inverse).mul(slope);
      FloatVector.fromArray(SPECIES, outputGradient, at + i)
          .mul(FloatVector.fromArray(SPECIES, gamma, i))
          .sub(meanGradient)
          .sub(sloped)
          .mul(inverse)
          .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
          .intoArray(inputGradient, at + i);
    }
    for (int i = whole; i < n; i++) {
      float sloped = (x[at + i] - mean) * inverse * slope;
      inputGradient[at + i] +=
          inverse * (gamma[i] * outputGradient[at + i] - meanGradient - sloped);
    }
  }
}
