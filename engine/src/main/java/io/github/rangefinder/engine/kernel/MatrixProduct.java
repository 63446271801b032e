package io.github.rangefinder.engine.kernel;

/**
 * One matrix product of fixed largest sizes, row by row (row-major), that adds to its result.
 *
 * <p>A product is done in three rounds: {@link #begin}, then every {@link #pack} task, then every
 * {@link #multiply} task. Tasks of one round may run at the same time; how many there are depends
 * on the sizes alone, so the bits of the result do not depend on the number of threads.
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

  /** Sets the sizes that vary with the batch; neither may be over what the product was made for. */
  void begin(int m, int k);

  /** How many pack tasks there are; 0 where nothing is packed. */
  int packTasks();

  /** Copies a part of a or b into buffers of the product, in the order in which it will be read. */
  void pack(int task, float[] a, float[] b);

  /** How many multiply tasks there are, at least 1. */
  int multiplyTasks();

  /** Adds a part of the product to c. */
  void multiply(int task, float[] a, float[] b, float[] c);
}
