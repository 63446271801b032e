package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.vector.VectorMatrixProduct;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * A matrix product of fixed largest sizes: the packed one of the Vector API, whose pieces the
 * workers share, or EJML's. Made once; a product allocates nothing with the Vector API.
 */
public final class ParallelProduct {
  private final Form form;
  private final int n;
  private final VectorMatrixProduct fast;
  private final Task multiply;
  private float[] a;
  private float[] b;
  private float[] start;
  private float[] c;

  /** A product whose result is at most (maxM, n), summed over at most maxK. */
  public ParallelProduct(Form form, int maxM, int n, int maxK) {
    this.form = form;
    this.n = n;
    this.fast = Kernels.areVector() ? new VectorMatrixProduct(form, maxM, n, maxK) : null;
    this.multiply = (piece, thread) -> fast.multiply(piece, thread, a, b, start, c);
  }

  /** c (m, n) += the product of a and b, summed over k. */
  public void add(int m, int k, float[] a, float[] b, float[] c, Workers workers) {
    fill(m, k, a, b, null, c, workers);
  }

  /**
   * c (m, n) = start (n) in each row, plus the product of a and b, summed over k; where start is
   * null, c begins as what it holds.
   */
  public void fill(int m, int k, float[] a, float[] b, float[] start, float[] c, Workers workers) {
    if (fast == null) {
      if (start != null) {
        Bias.fillRows(start, c, n, 0, m, 0, n);
      }
      FMatrixRMaj product = matrix(m, n, c);
      switch (form) {
        case PLAIN -> CommonOps_FDRM.multAdd(matrix(m, k, a), matrix(k, n, b), product);
        case LEFT_TRANSPOSED ->
            CommonOps_FDRM.multAddTransA(matrix(k, m, a), matrix(k, n, b), product);
        case RIGHT_TRANSPOSED ->
            CommonOps_FDRM.multAddTransB(matrix(m, k, a), matrix(n, k, b), product);
      }
      return;
    }
    this.a = a;
    this.b = b;
    this.start = start;
    this.c = c;
    workers.run(fast.begin(m, k, workers.threads()), multiply);
  }

  private static FMatrixRMaj matrix(int rows, int columns, float[] data) {
    return FMatrixRMaj.wrap(rows, columns, data);
  }
}
