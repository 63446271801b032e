package io.github.rangefinder.engine.kernel;

/**
 * What several inputs come to, element by element, taken one input x after the other. Where an
 * input is broadcast, {@code source[i]} is the place in x of what belongs to element i of out; null
 * where both are in the same order. All places count from the offsets.
 */
public final class Merging {
  private Merging() {}

  private static int place(int[] source, int i) {
    return source == null ? i : source[i];
  }

  /** out (n) += factor · x. */
  public static void add(
      float factor, float[] x, int xAt, int[] source, float[] out, int outAt, int n) {
    if (source == null) {
      Sums.addScaled(factor, x, xAt, out, outAt, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[outAt + i] += factor * x[xAt + source[i]];
    }
  }

  /** inputGradient += factor · outputGradient (n), each at its place. */
  public static void addBack(
      float factor,
      float[] outputGradient,
      int outAt,
      float[] inputGradient,
      int inAt,
      int[] source,
      int n) {
    if (source == null) {
      Sums.addScaled(factor, outputGradient, outAt, inputGradient, inAt, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      inputGradient[inAt + source[i]] += factor * outputGradient[outAt + i];
    }
  }

  /** out (n) *= x. */
  public static void multiply(float[] x, int xAt, int[] source, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] *= x[xAt + place(source, i)];
    }
  }

  /** out (n) /= x. */
  public static void divide(float[] x, int xAt, int[] source, float[] out, int outAt, int n) {
    for (int i = 0; i < n; i++) {
      out[outAt + i] /= x[xAt + place(source, i)];
    }
  }

  /**
   * out (n) = x where {@code sign · x > sign · out} or x is NaN, and there winners (n) = which:
   * with sign 1 the largest, with sign -1 the smallest. The first of equals stays.
   */
  public static void takeExtreme(
      float sign,
      int which,
      float[] x,
      int xAt,
      int[] source,
      float[] out,
      int[] winners,
      int outAt,
      int n) {
    for (int i = 0; i < n; i++) {
      float value = x[xAt + place(source, i)];
      if (sign * value > sign * out[outAt + i] || Float.isNaN(value)) {
        out[outAt + i] = value;
        winners[outAt + i] = which;
      }
    }
  }

  /** inputGradient += outputGradient (n) where the winner is which, each at its place. */
  public static void addBackWhereWon(
      int which,
      float[] outputGradient,
      int[] winners,
      int outAt,
      float[] inputGradient,
      int inAt,
      int[] source,
      int n) {
    for (int i = 0; i < n; i++) {
      if (winners[outAt + i] == which) {
        inputGradient[inAt + place(source, i)] += outputGradient[outAt + i];
      }
    }
  }
}
