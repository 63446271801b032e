package io.github.rangefinder.engine.kernel;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** A matrix product by EJML, in one task. */
public final class PlainMatrixProduct implements MatrixProduct {
  private final Form form;
  private final int n;
  private int m;
  private int k;

  public PlainMatrixProduct(Form form, int n) {
    this.form = form;
    this.n = n;
  }

  @Override
  public int begin(int m, int k, int threads) {
    this.m = m;
    this.k = k;
    return 1;
  }

  @Override
  public void multiply(int task, int thread, float[] a, float[] b, float[] start, float[] c) {
    if (start != null) {
      Bias.fillRows(start, c, n, 0, m, 0, n);
    }
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
