package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * A convolution in 16 multiplications for four pixels, where windows of 3x3 by their definition
 * take 36: Winograd's F(2x2, 3x3).
 *
 * <p>The four pixels of a tile, 2x2, see 4x4 pixels of the image, d. With the weights g of a
 * channel and a filter
 *
 * <pre>
 * pixels (2, 2) = Aᵀ · [(G · g · Gᵀ) ∘ (Bᵀ · d · B)] · A
 * </pre>
 *
 * where ∘ multiplies element by element. Summed over channels it is 16 products of matrices, of the
 * mixed tiles (tiles, channels) with the mixed weights (channels, filters), and A, B and G add,
 * subtract and halve alone. A pixel is off by about twice as many roundings as by the definition.
 *
 * <p>A larger window is a sum of windows of 3x3, its parts, each over an image of its own: further
 * channels. One of 5x5 takes 49 multiplications for four pixels instead of 100.
 *
 * <p>Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015.
 */
final class WinogradProduct {
  private static final int COLUMNS = VectorTapTile.COLUMNS;
  private static final int TAPS = WinogradAxis.TAPS;
  private static final int SEEN = WinogradAxis.SEEN;
  private static final int PLANES = WinogradTiles.PLANES;

  /** Tiles that are worked on together, about. */
  private static final int TILES = 32;

  private final WinogradAxis rows;
  private final WinogradAxis columns;
  private final int channels;
  private final int filters;
  private final WinogradTiles tiles;

  /** For each plane, from a tile's start to its floats that have weights. */
  private final int[][] taps = new int[PLANES][];

  /** For each plane, rows of weights of all planes before it, and of all planes. */
  private final int[] firstRows = new int[PLANES + 1];

  /** Mixed weights (panels of filters, 16, parts and channels, width). */
  private final float[] weights;

  /** The weights that a channel has for all filters on their way, (9 and 12 and 16, filters). */
  private final float[] mixing;

  /** Where a buffer's parts begin: mixed rows, mixed tiles, products. */
  private final int tilesAt;

  private final int productsAt;

  /**
   * A convolution of a frame.
   *
   * @param step floats in a row of the frame
   */
  WinogradProduct(int channels, int filters, int step, WinogradAxis rows, WinogradAxis columns) {
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.filters = filters;
    tiles = new WinogradTiles(channels, step, rows, columns, TILES);
    for (int plane = 0; plane < PLANES; plane++) {
      taps[plane] = taps(plane);
      firstRows[plane + 1] = firstRows[plane] + taps[plane].length;
    }
    weights = new float[firstRows[PLANES] * filters];
    mixing = new float[(TAPS * TAPS + SEEN * TAPS + PLANES) * filters];
    tilesAt = Math.max(tiles.rowsSize(), 4 * tiles.together() * COLUMNS);
    productsAt = tilesAt + tiles.mixedSize();
  }

  private int[] taps(int plane) {
    int across = columns.parts(plane % SEEN);
    int[] all = new int[rows.parts(plane / SEEN) * across * channels];
    for (int i = 0; i < all.length; i++) {
      int part = i / channels;
      all[i] = (part / across * columns.parts + part % across) * channels + i % channels;
    }
    return all;
  }

  /**
   * Whether a convolution, of which down times across pixels are computed, takes a quarter less
   * multiplications so, on whole vectors.
   */
  static boolean fits(ConvolutionSizes s, int down, int across) {
    if (!WinogradAxis.fits(s.rows())
        || !WinogradAxis.fits(s.columns())
        || s.groups() > 1
        || s.channels() % VectorLanes.WIDEST != 0
        || s.filters() % VectorLanes.WIDEST != 0) {
      return false;
    }
    long products =
        (long) new WinogradAxis(s.rows(), down).products()
            * new WinogradAxis(s.columns(), across).products();
    long defined = (long) s.kernelHeight() * s.kernelWidth() * down * across;
    return 4 * products <= 3 * defined;
  }

  /**
   * Floats a thread needs for itself. Of these the first 4 · COLUMNS for each tile are free from
   * {@link #mix} on, until it is called again.
   */
  int bufferSize() {
    return productsAt
        + PLANES * WinogradTiles.plane(tiles.together(), COLUMNS)
        + VectorTapTile.SPARE_ROWS * COLUMNS;
  }

  /** Takes the weights (height, width, channels, filters) of the coming samples. */
  void begin(float[] kernel) {
    mixWeights(kernel, 0, 1, filters, 1);
  }

  /**
   * The same of weights (height, width, filters, channels), turned by half a turn: for gradients.
   */
  void beginTurned(float[] kernel) {
    mixWeights(kernel, rows.window * columns.window - 1, -1, 1, channels);
  }

  /**
   * Mixes the weights of a window.
   *
   * @param first its first place, and direction that to the next one
   * @param channelStep floats from a channel's weights to the next one's, likewise filterStep
   */
  private void mixWeights(
      float[] kernel, int first, int direction, int channelStep, int filterStep) {
    for (int part = 0; part < rows.parts * columns.parts; part++) {
      int row = part / columns.parts * TAPS;
      int column = part % columns.parts * TAPS;
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < TAPS * TAPS; i++) {
          int y = row + i / TAPS;
          int x = column + i % TAPS;
          if (y < rows.window && x < columns.window) {
            int place = first + direction * (y * columns.window + x);
            takeWeights(kernel, place * channels * filters + c * channelStep, filterStep, i);
          } else {
            Arrays.fill(mixing, i * filters, (i + 1) * filters, 0);
          }
        }
        mixPart();
        storeWeights(part, c);
      }
    }
  }

  /** Row i of {@link #mixing} = the weights of all filters at a place. */
  private void takeWeights(float[] kernel, int at, int filterStep, int i) {
    for (int f = 0; f < filters; f++) {
      mixing[i * filters + f] = kernel[at + f * filterStep];
    }
  }

  /** The last 16 rows of {@link #mixing} = G · g · Gᵀ, of g (3, 3) in the first 9. */
  private void mixPart() {
    int down = TAPS * filters;
    int mixedRows = TAPS * down;
    WinogradTransforms.mixWeights(mixing, 0, down, down, mixedRows, down);
    for (int i = 0; i < SEEN; i++) {
      int to = mixedAt() + SEEN * i * filters;
      WinogradTransforms.mixWeights(mixing, mixedRows + i * down, filters, filters, to, filters);
    }
  }

  private int mixedAt() {
    return (TAPS + SEEN) * TAPS * filters;
  }

  /** Puts the mixed weights of a part and channel where the products read them. */
  private void storeWeights(int part, int c) {
    for (int plane = 0; plane < PLANES; plane++) {
      int across = columns.parts(plane % SEEN);
      if (part / columns.parts < rows.parts(plane / SEEN) && part % columns.parts < across) {
        int row = (part / columns.parts * across + part % columns.parts) * channels + c;
        for (int column = 0; column < filters; column += COLUMNS) {
          int width = width(column);
          int from = mixedAt() + plane * filters + column;
          System.arraycopy(mixing, from, weights, weightsAt(column, plane) + row * width, width);
        }
      }
    }
  }

  /** Where the weights of a plane begin for the panel of filters from a column on. */
  private int weightsAt(int column, int plane) {
    return column * firstRows[PLANES] + firstRows[plane] * width(column);
  }

  /** Filters of the panel that begins at a column: one vector or two. */
  int width(int column) {
    return VectorTapTile.width(filters - column);
  }

  /** How many rows of tiles are worked on together from a row on; 0 behind the last one. */
  int rows(int firstRow) {
    return tiles.rows(firstRow);
  }

  /** Mixes rows of tiles of a frame (extent of the rows, step) that begins at at. */
  void mix(float[] frame, int at, int firstRow, float[] buffer) {
    tiles.mix(frame, at, firstRow, buffer, tilesAt);
  }

  /** Multiplies mixed rows of tiles with the panel of filters that begins at a column. */
  void multiply(int firstRow, int column, float[] buffer) {
    int count = tiles.rows(firstRow) * tiles.across;
    int width = width(column);
    for (int plane = 0; plane < PLANES; plane++) {
      VectorTapTile.multiply(
          buffer,
          tilesAt + plane * WinogradTiles.plane(count, tiles.size),
          tiles.starts,
          0,
          count,
          taps[plane],
          weights,
          weightsAt(column, plane),
          width,
          DenseImageGradient.ZEROS,
          0,
          buffer,
          productsAt + plane * WinogradTiles.plane(count, width));
    }
  }

  /**
   * The pixels of a row of tiles, out of those that {@link #multiply} was for: see {@link
   * WinogradTransforms#unmix}.
   *
   * @param row counted from firstRow on
   * @param width of the panel
   */
  void unmix(
      int firstRow,
      int row,
      int width,
      float[] buffer,
      float[] before,
      int beforeAt,
      float least,
      float[] out,
      int outAt,
      int next,
      int right,
      int below) {
    int across = tiles.across;
    int plane = WinogradTiles.plane(rows(firstRow) * across, width);
    int at = productsAt + row * across * width;
    WinogradTransforms.unmix(
        buffer, at, plane, across, width, before, beforeAt, least, out, outAt, next, right, below);
  }
}
