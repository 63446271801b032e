package io.github.rangefinder.engine.kernel;

/** Rows made orthogonal to each other and of length 1. */
public final class Orthonormal {
  private Orthonormal() {}

  /**
   * drawn (m, n) with m ≤ n; out (m, n), or (n, m) if turned: gain times the rows of {@code drawn}
   * after {@link #rows}.
   */
  public static void fill(float[] drawn, int m, int n, double gain, boolean isTurned, float[] out) {
    double[] rows = new double[m * n];
    for (int i = 0; i < m * n; i++) {
      rows[i] = drawn[i];
    }
    rows(rows, m, n);
    for (int row = 0; row < m; row++) {
      for (int i = 0; i < n; i++) {
        out[isTurned ? i * m + row : row * n + i] = (float) (gain * rows[row * n + i]);
      }
    }
  }

  /**
   * rows (m, n) with m ≤ n: the modified Gram-Schmidt process, in double precision. Each row loses
   * its share of the rows before it, twice, for once leaves rounding's share (Giraud et al. 2005).
   */
  static void rows(double[] rows, int m, int n) {
    for (int row = 0; row < m; row++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < row; before++) {
          double share = dot(rows, row * n, before * n, n);
          for (int i = 0; i < n; i++) {
            rows[row * n + i] -= share * rows[before * n + i];
          }
        }
      }
      double length = Math.sqrt(dot(rows, row * n, row * n, n));
      for (int i = 0; i < n; i++) {
        rows[row * n + i] /= length;
      }
    }
  }

  private static double dot(double[] x, int a, int b, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[a + i] * x[b + i];
    }
    return sum;
  }
}
