package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** The matrix product by EJML: what runs where the JVM has no Vector API. */
final class EjmlProduct {
  private EjmlProduct() {}

  /** c (m, n) += a · b, summed over k; the form says which of the two is transposed. */
  static void add(Form form, int m, int n, int k, float[] a, float[] b, float[] c) {
    FMatrixRMaj product = FMatrixRMaj.wrap(m, n, c);
    switch (form) {
      case PLAIN -> CommonOps_FDRM.multAdd(matrix(m, k, a), matrix(k, n, b), product);
      case LEFT_TRANSPOSED ->
          CommonOps_FDRM.multAddTransA(matrix(k, m, a), matrix(k, n, b), product);
      case RIGHT_TRANSPOSED ->
          CommonOps_FDRM.multAddTransB(matrix(m, k, a), matrix(n, k, b), product);
    }
  }

  private static FMatrixRMaj matrix(int rows, int columns, float[] data) {
    return FMatrixRMaj.wrap(rows, columns, data);
  }
}
