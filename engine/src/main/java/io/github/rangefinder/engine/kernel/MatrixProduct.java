package io.github.rangefinder.engine.kernel;

/**
 * The matrix product by its definition, row by row (row-major), added to what c holds: {@code c[i,
 * j] += Σ over l of a[i, l] · b[l, j]}. A dense layer needs it with either operand transposed, too.
 */
public final class MatrixProduct {
  /** Which operand is given transposed. */
  public enum Form {
    /** c (m, n) += a (m, k) · b (k, n). */
    PLAIN,
    /** c (m, n) += aᵀ · b with a (k, m), b (k, n). */
    LEFT_TRANSPOSED,
    /** c (m, n) += a · bᵀ with a (m, k), b (n, k). */
    RIGHT_TRANSPOSED
  }

  private MatrixProduct() {}

  /** c (m, n) += a · b, summed over k; the form says which of the two is transposed. */
  public static void add(Form form, int m, int n, int k, float[] a, float[] b, float[] c) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int l = 0; l < k; l++) {
          float left = form == Form.LEFT_TRANSPOSED ? a[l * m + i] : a[i * k + l];
          float right = form == Form.RIGHT_TRANSPOSED ? b[j * k + l] : b[l * n + j];
          sum += left * right;
        }
        c[i * n + j] += sum;
      }
    }
  }
}
