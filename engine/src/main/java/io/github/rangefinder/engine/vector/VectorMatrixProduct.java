package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import java.util.Arrays;

/**
 * A matrix product of fixed largest sizes on {@link VectorTile}, row by row (row-major), added to
 * what c holds or to a row.
 *
 * <p>A product is done by {@link #begin} and then every {@link #multiply} piece. Pieces may run at
 * the same time; each computes a part of c for itself, in an order that depends on the sizes alone,
 * so the bits of the result do not depend on the number of threads.
 *
 * <p>A piece computes a rectangle of c, block by block of k. For each block it packs its columns of
 * b into panels of {@link VectorTile#COLUMNS}, each walked from top to bottom, padded with zeros to
 * full width; then all row tiles of the piece pass over one panel after the other, a block of which
 * stays in the first-level cache. a is read where it lies, eight rows at a time; given transposed,
 * eight columns at a time on {@link VectorOuterTile}.
 *
 * <p>Nothing of the size of a, b or c is written besides c itself, and c once: at the sizes of a
 * dense layer the operands do not stay in the second-level cache from one use to the next, and each
 * further pass over one of them costs as much as a tenth of the multiply-adds.
 */
public final class VectorMatrixProduct {
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Rows of c a piece computes at most. */
  private static final int PIECE_ROWS = 256;

  /** Panels of c a piece computes at most. */
  private static final int PIECE_PANELS = 8;

  /** Pieces there should be for each thread, so that all end at about the same time. */
  private static final int PIECES_A_THREAD = 4;

  /** Largest block of k: 192 rows of a panel are 24 KB at 512 bits. */
  private static final int BLOCK = 192;

  private final Form form;
  private final int n;
  private final int panels;
  private final int[] aRows;
  private final int[] cRows;
  private final int[] edgeRows;
  private final int rowBuffer;
  private final int panelBuffer;
  private final int edgeBuffer;
  private Buffers[] buffers = new Buffers[0];
  private int m;
  private int k;

  /** Where the rows of a given transposed begin. */
  private final int[] transposedRows;

  private int rowGroups;
  private int panelGroups;

  /** What a thread packs into. */
  private static final class Buffers {
    final float[] rows;
    final float[] panels;
    final float[] edge;
    final float[] tile = new float[ROWS * COLUMNS];

    Buffers(int rows, int panels, int edge) {
      this.rows = new float[rows];
      this.panels = new float[panels];
      this.edge = new float[edge];
    }
  }

  /** A product whose result is at most (maxM, n), summed over at most maxK. */
  public VectorMatrixProduct(Form form, int maxM, int n, int maxK) {
    this.form = form;
    this.n = n;
    this.panels = VectorTile.panels(n);
    int tableSize = VectorTile.wholeTiles(maxM);
    this.aRows = new int[tableSize];
    this.cRows = new int[tableSize];
    this.edgeRows = new int[tableSize];
    int rows = Math.min(PIECE_ROWS, tableSize);
    this.transposedRows = new int[form == Form.LEFT_TRANSPOSED ? maxK : 0];
    this.rowBuffer = form == Form.LEFT_TRANSPOSED ? ROWS * BLOCK : 0;
    this.panelBuffer = Math.min(PIECE_PANELS, panels) * Math.min(BLOCK, maxK) * COLUMNS;
    this.edgeBuffer = n % COLUMNS == 0 ? 0 : rows * COLUMNS;
  }

  /**
   * Sets the sizes that vary with the batch; neither may be over what the product was made for.
   *
   * @param threads how many threads will share the pieces
   * @return how many pieces there are, at least 1
   */
  public int begin(int m, int k, int threads) {
    if (this.m != m || this.k != k) {
      this.m = m;
      this.k = k;
      for (int i = 0; i < aRows.length; i++) {
        int row = Math.min(i, m - 1); // the last tile repeats the last row
        aRows[i] = row * (form == Form.LEFT_TRANSPOSED ? BLOCK : k);
        cRows[i] = row * n;
        edgeRows[i] = row * COLUMNS;
      }
      for (int i = 0; i < transposedRows.length; i++) {
        transposedRows[i] = i * m;
      }
    }
    for (int i = buffers.length; i < threads; i++) {
      buffers = Arrays.copyOf(buffers, i + 1);
      buffers[i] = new Buffers(rowBuffer, panelBuffer, edgeBuffer);
    }
    cut(PIECES_A_THREAD * threads);
    return rowGroups * panelGroups;
  }

  /**
   * Cuts c into pieces. Each group of rows packs b again and each group of panels transposes a
   * again, so the first cut is across what has to be transposed least often.
   */
  private void cut(int wanted) {
    int tiles = ceilDiv(m, ROWS);
    rowGroups = ceilDiv(m, PIECE_ROWS);
    panelGroups = ceilDiv(panels, PIECE_PANELS);
    while (rowGroups * panelGroups < wanted) {
      boolean morePanels = panelGroups * 2 <= panels;
      boolean moreRows = rowGroups * 4 <= tiles;
      if (moreRows && (form == Form.LEFT_TRANSPOSED || !morePanels)) {
        rowGroups *= 2;
      } else if (morePanels) {
        panelGroups *= 2;
      } else {
        return;
      }
    }
  }

  /**
   * Computes a part of c.
   *
   * @param thread which of the threads does it
   * @param start (n), from which each row of c starts; null to add to what c holds
   */
  public void multiply(int piece, int thread, float[] a, float[] b, float[] start, float[] c) {
    Buffers own = buffers[thread];
    int rowGroup = piece / panelGroups;
    int tiles = ceilDiv(m, ROWS);
    int firstRow = tiles * rowGroup / rowGroups * ROWS;
    int lastRow = Math.min(tiles * (rowGroup + 1) / rowGroups * ROWS, m);
    int panelGroup = piece % panelGroups;
    int firstPanel = panels * panelGroup / panelGroups;
    int lastPanel = panels * (panelGroup + 1) / panelGroups;
    if (start != null) {
      int lastColumn = Math.min(lastPanel * COLUMNS, n);
      Bias.fillRows(start, c, n, firstRow, lastRow, firstPanel * COLUMNS, lastColumn);
    }
    int blocks = ceilDiv(k, BLOCK);
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) k * block / blocks);
      int to = (int) ((long) k * (block + 1) / blocks);
      pack(b, firstPanel, lastPanel, from, to, own.panels);
      if (form == Form.LEFT_TRANSPOSED && lastRow == m) {
        transposeRest(a, from, to, own.rows);
      }
      for (int panel = firstPanel; panel < lastPanel; panel++) {
        addPanel(own, a, from, to, panel, firstPanel, c, firstRow, lastRow);
      }
    }
  }

  /** c, in rows [firstRow, lastRow) and the columns of a panel, += terms [from, to) of the sum. */
  private void addPanel(
      Buffers own,
      float[] a,
      int from,
      int to,
      int panel,
      int firstPanel,
      float[] c,
      int firstRow,
      int lastRow) {
    boolean full = (panel + 1) * COLUMNS <= n;
    float[] target = full ? c : own.edge;
    int[] targetRows = full ? cRows : edgeRows;
    int targetAt = full ? panel * COLUMNS : -firstRow * COLUMNS;
    int panelAt = (panel - firstPanel) * (to - from) * COLUMNS;
    if (!full) {
      loadEdge(c, panel, firstRow, lastRow, own.edge);
    }
    int row = firstRow;
    if (form == Form.LEFT_TRANSPOSED) {
      int pitch = full ? n : COLUMNS;
      for (; row + ROWS <= lastRow; row += ROWS) {
        int at = targetAt + targetRows[row];
        int g = panelAt - from * COLUMNS;
        VectorOuterTile.addRow(
            a, row, transposedRows, from, to, own.panels, g, COLUMNS, own.tile, target, at, pitch);
      }
    }
    float[] left = form == Form.LEFT_TRANSPOSED ? own.rows : a;
    int leftAt = form == Form.LEFT_TRANSPOSED ? -row * BLOCK : from;
    for (; row < lastRow; row += ROWS) {
      VectorTile.multiplyAdd(
          left,
          leftAt,
          aRows,
          own.panels,
          panelAt,
          to - from,
          target,
          targetAt,
          targetRows,
          row,
          own.tile);
    }
    if (!full) {
      storeEdge(c, panel, firstRow, lastRow, own.edge);
    }
  }

  /** packed (panels, to - from, COLUMNS) = rows [from, to) of b, zeros to the right of its edge. */
  private void pack(float[] b, int firstPanel, int lastPanel, int from, int to, float[] packed) {
    int height = to - from;
    for (int panel = firstPanel; panel < lastPanel; panel++) {
      int width = Math.min(COLUMNS, n - panel * COLUMNS);
      int at = (panel - firstPanel) * height * COLUMNS;
      if (width < COLUMNS) {
        Arrays.fill(packed, at, at + height * COLUMNS, 0);
      }
      if (form == Form.RIGHT_TRANSPOSED) {
        transposePanel(b, panel * COLUMNS * k + from, width, height, packed, at);
      } else if (width < COLUMNS) {
        copyEdge(b, from * n + panel * COLUMNS, width, height, packed, at);
      } else {
        VectorPanel.copy(b, from * n + panel * COLUMNS, n, packed, at, height);
      }
    }
  }

  /** packed (height, COLUMNS) = b (height, width) with rows n apart; leaves the rest alone. */
  private void copyEdge(float[] b, int bAt, int width, int height, float[] packed, int packedAt) {
    for (int i = 0; i < height; i++) {
      System.arraycopy(b, bAt + i * n, packed, packedAt + i * COLUMNS, width);
    }
  }

  /**
   * packed (height, COLUMNS) = transpose of b (width, height) with rows k apart: a row of b after
   * the other, whose columns would fall on few lines of the cache where k is a power of 2.
   */
  private void transposePanel(
      float[] b, int bAt, int width, int height, float[] packed, int packedAt) {
    for (int j = 0; j < width; j++) {
      int row = bAt + j * k;
      for (int i = 0; i < height; i++) {
        packed[packedAt + j + i * COLUMNS] = b[row + i];
      }
    }
  }

  /**
   * rows (m % ROWS, BLOCK), of which to - from are used, = transpose of rows [from, to) of a (k, m)
   * in the columns that fill no tile.
   */
  private void transposeRest(float[] a, int from, int to, float[] rows) {
    int first = m - m % ROWS;
    for (int j = first; j < m; j++) {
      for (int i = from; i < to; i++) {
        rows[(j - first) * BLOCK + i - from] = a[i * m + j];
      }
    }
  }

  /** edge (rows, COLUMNS) = the columns of c that fill no panel. */
  private void loadEdge(float[] c, int panel, int firstRow, int lastRow, float[] edge) {
    int width = n - panel * COLUMNS;
    for (int row = firstRow; row < lastRow; row++) {
      int from = row * n + panel * COLUMNS;
      System.arraycopy(c, from, edge, (row - firstRow) * COLUMNS, width);
    }
  }

  private void storeEdge(float[] c, int panel, int firstRow, int lastRow, float[] edge) {
    int width = n - panel * COLUMNS;
    for (int row = firstRow; row < lastRow; row++) {
      int to = row * n + panel * COLUMNS;
      System.arraycopy(edge, (row - firstRow) * COLUMNS, c, to, width);
    }
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
