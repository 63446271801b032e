package io.github.rangefinder.engine.kernel;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** A matrix product by EJML, in one task. */
final class PlainMatrixProduct implements MatrixProduct {
  private final Form form;
  private final int n;
  private int m;
  private int k;

  PlainMatrixProduct(Form form, int n) {
    this.form = form;
    this.n = n;
  }

  @Override
  public void begin(int m, int k) {
    this.m = m;
    this.k = k;
  }

  @Override
  public int packTasks() {
    return 0;
  }

  @Override
  public void pack(int task, float[] a, float[] b) {
    throw new IllegalStateException("EJML reads its operands as they are");
  }

  @Override
  public int multiplyTasks() {
    return 1;
  }

  @Override
  public void multiply(int task, float[] a, float[] b, float[] c) {
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
