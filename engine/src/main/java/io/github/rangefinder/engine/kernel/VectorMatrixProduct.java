package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * A matrix product on {@link VectorTile}.
 *
 * <p>b is packed into panels of {@link VectorTile#COLUMNS} columns, each walked from top to bottom,
 * padded with zeros to full width. a is read where it lies, eight rows at a time; only where it is
 * given transposed is it copied, so that its rows are contiguous. k is cut into blocks such that a
 * block of a panel stays in the first-level cache while all row tiles of a task pass over it.
 */
final class VectorMatrixProduct implements MatrixProduct {
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Rows of c a task computes. */
  private static final int TASK_ROWS = 64;

  /** Panels of c a task computes. */
  private static final int TASK_PANELS = 4;

  /** Largest block of k: 192 rows of a panel are 24 KB at 512 bits. */
  private static final int BLOCK = 192;

  private static final int TRANSPOSED_TOGETHER = 16;

  private final Form form;
  private final int n;
  private final int panels;
  private final float[] packedB;
  private final float[] packedA;
  private final float[] edge;
  private final int[] aRows;
  private final int[] cRows;
  private final int[] edgeRows;
  private int m;
  private int k;

  VectorMatrixProduct(Form form, int maxM, int n, int maxK) {
    this.form = form;
    this.n = n;
    this.panels = VectorTile.panels(n);
    this.packedB = new float[panels * maxK * COLUMNS];
    this.packedA = new float[form == Form.LEFT_TRANSPOSED ? maxM * maxK : 0];
    int tableSize = VectorTile.wholeTiles(maxM);
    this.aRows = new int[tableSize];
    this.cRows = new int[tableSize];
    this.edgeRows = new int[tableSize];
    this.edge = new float[n % COLUMNS == 0 ? 0 : tableSize * COLUMNS];
  }

  @Override
  public void begin(int m, int k) {
    if (this.m == m && this.k == k) {
      return;
    }
    this.m = m;
    this.k = k;
    for (int i = 0; i < aRows.length; i++) {
      int row = Math.min(i, m - 1); // the last tile repeats the last row
      aRows[i] = row * k;
      cRows[i] = row * n;
      edgeRows[i] = row * COLUMNS;
    }
  }

  @Override
  public int packTasks() {
    return panels + (form == Form.LEFT_TRANSPOSED ? ceilDiv(m, TASK_ROWS) : 0);
  }

  @Override
  public void pack(int task, float[] a, float[] b) {
    if (task >= panels) {
      int from = (task - panels) * TASK_ROWS;
      transposeRows(a, from, Math.min(TASK_ROWS, m - from));
    } else {
      int width = Math.min(COLUMNS, n - task * COLUMNS);
      int at = task * k * COLUMNS;
      if (form == Form.RIGHT_TRANSPOSED) {
        transposePanel(b, task * COLUMNS * k, width, at);
      } else {
        copyPanel(b, task * COLUMNS, width, at);
      }
    }
  }

  /** packedB (k, COLUMNS) = b (k, width of n columns), zeros to the right. */
  private void copyPanel(float[] b, int from, int width, int at) {
    for (int i = 0; i < k; i++) {
      System.arraycopy(b, from + i * n, packedB, at + i * COLUMNS, width);
      Arrays.fill(packedB, at + i * COLUMNS + width, at + (i + 1) * COLUMNS, 0);
    }
  }

  /** packedB (k, COLUMNS) = transpose of b (width, k), zeros to the right. */
  private void transposePanel(float[] b, int from, int width, int at) {
    for (int i = 0; i < k; i++) {
      int row = at + i * COLUMNS;
      for (int j = 0; j < width; j++) {
        packedB[row + j] = b[from + j * k + i];
      }
      Arrays.fill(packedB, row + width, row + COLUMNS, 0);
    }
  }

  /**
   * packedA (columns, k) = transpose of columns [from, from + columns) of a (k, m). A few rows of a
   * at a time, so that each of its cache lines is fetched once.
   */
  private void transposeRows(float[] a, int from, int columns) {
    for (int i0 = 0; i0 < k; i0 += TRANSPOSED_TOGETHER) {
      int i1 = Math.min(i0 + TRANSPOSED_TOGETHER, k);
      for (int j = from; j < from + columns; j++) {
        for (int i = i0; i < i1; i++) {
          packedA[j * k + i] = a[i * m + j];
        }
      }
    }
  }

  @Override
  public int multiplyTasks() {
    return ceilDiv(m, TASK_ROWS) * ceilDiv(panels, TASK_PANELS);
  }

  @Override
  public void multiply(int task, float[] a, float[] b, float[] c) {
    int groups = ceilDiv(panels, TASK_PANELS);
    int firstRow = task / groups * TASK_ROWS;
    int lastRow = Math.min(firstRow + TASK_ROWS, m);
    int firstPanel = task % groups * TASK_PANELS;
    int lastPanel = Math.min(firstPanel + TASK_PANELS, panels);
    float[] left = form == Form.LEFT_TRANSPOSED ? packedA : a;
    int blocks = ceilDiv(k, BLOCK);
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) k * block / blocks);
      int to = (int) ((long) k * (block + 1) / blocks);
      for (int panel = firstPanel; panel < lastPanel; panel++) {
        boolean full = (panel + 1) * COLUMNS <= n;
        float[] target = full ? c : edge;
        int[] targetRows = full ? cRows : edgeRows;
        int column = full ? panel * COLUMNS : 0;
        if (!full && block == 0) {
          loadEdge(c, panel, firstRow, lastRow);
        }
        int bAt = (panel * k + from) * COLUMNS;
        for (int row = firstRow; row < lastRow; row += ROWS) {
          VectorTile.multiplyAdd(
              left, from, aRows, packedB, bAt, to - from, target, column, targetRows, row);
        }
        if (!full && block == blocks - 1) {
          storeEdge(c, panel, firstRow, lastRow);
        }
      }
    }
  }

  /** edge (rows, COLUMNS) = the columns of c that fill no panel. */
  private void loadEdge(float[] c, int panel, int firstRow, int lastRow) {
    int width = n - panel * COLUMNS;
    for (int row = firstRow; row < lastRow; row++) {
      System.arraycopy(c, row * n + panel * COLUMNS, edge, row * COLUMNS, width);
    }
  }

  private void storeEdge(float[] c, int panel, int firstRow, int lastRow) {
    int width = n - panel * COLUMNS;
    for (int row = firstRow; row < lastRow; row++) {
      System.arraycopy(edge, row * COLUMNS, c, row * n + panel * COLUMNS, width);
    }
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
