package io.github.rangefinder.engine.kernel;

/** Adds arrays to each other. */
public final class Sums {
  private Sums() {}

  /** sum (n) += x (n), each from its offset on. */
  public static void add(float[] x, int xAt, float[] sum, int sumAt, int n) {
    for (int i = 0; i < n; i++) {
      sum[sumAt + i] += x[xAt + i];
    }
  }

  /** sum (n) += factor · x (n), each from its offset on. */
  public static void addScaled(float factor, float[] x, int xAt, float[] sum, int sumAt, int n) {
    for (int i = 0; i < n; i++) {
      sum[sumAt + i] += factor * x[xAt + i];
    }
  }
}
