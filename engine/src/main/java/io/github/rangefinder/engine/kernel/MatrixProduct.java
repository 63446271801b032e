package io.github.rangefinder.engine.kernel;

/**
 * One matrix product of fixed largest sizes, row by row (row-major), added to what c holds or to a
 * row.
 *
 * <p>A product is done by {@link #begin} and then every {@link #multiply} task. Tasks may run at
 * the same time; each computes a part of c for itself, in an order that depends on the sizes alone,
 * so the bits of the result do not depend on the number of threads.
 */
public interface MatrixProduct {
  /** Which operand is read transposed: a dense layer needs all three. */
  enum Form {
    /** c (m, n) += a (m, k) · b (k, n). */
    PLAIN,
    /** c (m, n) += aᵀ · b with a (k, m), b (k, n). */
    LEFT_TRANSPOSED,
    /** c (m, n) += a · bᵀ with a (m, k), b (n, k). */
    RIGHT_TRANSPOSED
  }

  /**
   * Sets the sizes that vary with the batch; neither may be over what the product was made for.
   *
   * @param threads how many threads will share the tasks
   * @return how many tasks there are, at least 1
   */
  int begin(int m, int k, int threads);

  /**
   * Computes a part of c.
   *
   * @param thread which of the threads does it
   * @param start (n), from which each row of c starts; null to add to what c holds
   */
  void multiply(int task, int thread, float[] a, float[] b, float[] start, float[] c);
}
