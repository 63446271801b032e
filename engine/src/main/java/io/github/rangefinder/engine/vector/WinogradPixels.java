package io.github.rangefinder.engine.vector;

/**
 * Where the pixels of Winograd's tiles lie in what a convolution makes, (rows, columns, filters).
 * Where each tile is two by two neighbours they are written there at once; else, with a dilation or
 * an odd number of pixels, by way of a buffer.
 */
final class WinogradPixels {
  private static final int TILE = WinogradTiles.TILE;

  /** Pixels of a tile, one behind the other. */
  static final int COUNT = TILE * TILE;

  /** Pixels of the tiles of a row. */
  private final int rowPixels;

  private final int rowSize;
  private final int filters;
  private final WinogradProduct product;

  /** The pixel that each of a tile's is, tile by tile; null where the tiles are whole. */
  private final int[] pixels;

  WinogradPixels(WinogradProduct product, WinogradAxis rows, WinogradAxis columns, int filters) {
    this.product = product;
    this.filters = filters;
    rowPixels = columns.starts.length * COUNT;
    rowSize = columns.out * filters;
    pixels = rows.isWhole() && columns.isWhole() ? null : pixels(rows, columns);
  }

  private static int[] pixels(WinogradAxis rows, WinogradAxis columns) {
    int across = columns.starts.length;
    int[] pixels = new int[rows.starts.length * across * COUNT];
    for (int i = 0; i < pixels.length; i++) {
      int tile = i / COUNT;
      int y = rows.starts[tile / across] + i % COUNT / TILE * rows.dilation;
      int x = columns.starts[tile % across] + i % TILE * columns.dilation;
      boolean exists = y < rows.out && x < columns.out;
      pixels[i] = exists ? y * columns.out + x : VectorRows.NO_PIXEL;
    }
    return pixels;
  }

  /**
   * A panel of out, from outAt on, = max(least, bias (filters) + the product of the rows of tiles
   * from firstRow on).
   */
  void put(
      int firstRow, int column, float[] buffer, float[] bias, float least, float[] out, int outAt) {
    int width = product.width(column);
    for (int row = 0; row < product.rows(firstRow); row++) {
      if (pixels == null) {
        int to = outAt + rowAt(firstRow + row) + column;
        putWhole(firstRow, row, width, buffer, bias, column, least, out, to);
      } else {
        putAside(firstRow, row, width, buffer, bias, column, least, 0);
        int first = (firstRow + row) * rowPixels;
        int to = outAt + column;
        VectorRows.copy(buffer, 0, width, rowPixels, width, out, to, pixels, first, filters);
      }
    }
  }

  /** A panel of out, from outAt on, += the product of the rows of tiles from firstRow on. */
  void add(int firstRow, int column, float[] buffer, float[] out, int outAt) {
    float least = Float.NEGATIVE_INFINITY;
    int width = product.width(column);
    for (int row = 0; row < product.rows(firstRow); row++) {
      if (pixels == null) {
        int to = outAt + rowAt(firstRow + row) + column;
        putWhole(firstRow, row, width, buffer, out, to, least, out, to);
      } else {
        putAside(firstRow, row, width, buffer, DenseImageGradient.ZEROS, 0, least, 0);
        int first = (firstRow + row) * rowPixels;
        int to = outAt + column;
        VectorRows.add(buffer, 0, width, rowPixels, width, out, to, pixels, first, filters);
      }
    }
  }

  /** Floats from the first pixel to those of a row of whole tiles. */
  private int rowAt(int row) {
    return TILE * row * rowSize;
  }

  /** The pixels of a row of whole tiles, where they lie in out. */
  private void putWhole(
      int firstRow,
      int row,
      int width,
      float[] buffer,
      float[] start,
      int startAt,
      float least,
      float[] out,
      int to) {
    int next = TILE * filters;
    product.unmix(
        firstRow, row, width, buffer, start, startAt, least, out, to, next, filters, rowSize);
  }

  /**
   * buffer (tiles of the row, 4, width), from at on, = max(least, start + the product of a row of
   * tiles, counted from firstRow on).
   */
  void putAside(
      int firstRow,
      int row,
      int width,
      float[] buffer,
      float[] start,
      int startAt,
      float least,
      int at) {
    product.unmix(
        firstRow,
        row,
        width,
        buffer,
        start,
        startAt,
        least,
        buffer,
        at,
        COUNT * width,
        width,
        TILE * width);
  }
}
