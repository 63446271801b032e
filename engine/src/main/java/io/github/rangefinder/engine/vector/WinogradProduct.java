package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;

/**
 * A convolution with windows of 3x3 in 16 multiplications for four neighbouring pixels, where the
 * definition takes 36: Winograd's F(2x2, 3x3).
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
 * <p>Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015.
 */
final class WinogradProduct {
  private static final int COLUMNS = VectorTapTile.COLUMNS;
  private static final int POSITIONS = 9;
  private static final int PLANES = WinogradTiles.PLANES;

  /** Tiles that are worked on together, about. */
  private static final int TILES = 32;

  /** What channels and filters must be multiples of: two of the widest vectors. */
  private static final int MULTIPLE = 2 * VectorLanes.WIDEST;

  private final int channels;
  private final int filters;
  private final WinogradTiles tiles;
  private final int[] taps;

  /** Mixed weights (panels of filters, 16, channels, COLUMNS). */
  private final float[] weights;

  /** The weights of one channel and filter. */
  private final float[] g = new float[POSITIONS];

  /** Where a buffer's parts begin: mixed rows, mixed tiles, products. */
  private final int tilesAt;

  private final int productsAt;

  /**
   * A convolution of a frame.
   *
   * @param step floats in a row of the frame
   * @param down rows of tiles
   * @param across tiles in a row
   */
  WinogradProduct(int channels, int filters, int step, int down, int across) {
    this.channels = channels;
    this.filters = filters;
    tiles = new WinogradTiles(channels, step, down, across, TILES);
    taps = new int[channels];
    for (int i = 0; i < channels; i++) {
      taps[i] = i;
    }
    weights = new float[PLANES * channels * filters];
    tilesAt = Math.max(tiles.rowsSize(), 4 * tiles.together() * COLUMNS);
    productsAt = tilesAt + tiles.mixedSize();
  }

  /** Whether a convolution, or the gradient of its image, can be computed so for an even size. */
  static boolean fits(ConvolutionSizes s) {
    return fits(s.rows())
        && fits(s.columns())
        && s.groups() == 1
        && s.channels() % MULTIPLE == 0
        && s.filters() % MULTIPLE == 0;
  }

  private static boolean fits(WindowAxis axis) {
    return axis.window() == 3 && axis.stride() == 1 && axis.dilation() == 1;
  }

  /**
   * Floats a thread needs for itself. Of these the first 4 · COLUMNS for each tile are free from
   * {@link #mix} on, until it is called again.
   */
  int bufferSize() {
    return productsAt + (PLANES * tiles.together() + VectorTapTile.SPARE_ROWS) * COLUMNS;
  }

  /** Takes the weights (3, 3, channels, filters) of the coming samples. */
  void begin(float[] kernel) {
    for (int c = 0; c < channels; c++) {
      for (int f = 0; f < filters; f++) {
        for (int i = 0; i < POSITIONS; i++) {
          g[i] = kernel[(i * channels + c) * filters + f];
        }
        mixWeights(c, f);
      }
    }
  }

  /** The same of weights (3, 3, filters, channels), turned by half a turn: for gradients. */
  void beginTurned(float[] kernel) {
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < POSITIONS; i++) {
          g[i] = kernel[((POSITIONS - 1 - i) * filters + f) * channels + c];
        }
        mixWeights(c, f);
      }
    }
  }

  /** weights (…, 16, c, f) = G · g (3, 3) · Gᵀ. */
  private void mixWeights(int c, int f) {
    int panel = f / COLUMNS * COLUMNS;
    int at = panel * PLANES * channels + c * COLUMNS + f - panel;
    mixWeightRow(g[0], g[1], g[2], at);
    mixWeightRow(
        0.5f * (g[0] + g[3] + g[6]),
        0.5f * (g[1] + g[4] + g[7]),
        0.5f * (g[2] + g[5] + g[8]),
        at + 4 * channels * COLUMNS);
    mixWeightRow(
        0.5f * (g[0] - g[3] + g[6]),
        0.5f * (g[1] - g[4] + g[7]),
        0.5f * (g[2] - g[5] + g[8]),
        at + 8 * channels * COLUMNS);
    mixWeightRow(g[6], g[7], g[8], at + 12 * channels * COLUMNS);
  }

  private void mixWeightRow(float g0, float g1, float g2, int at) {
    int plane = channels * COLUMNS;
    weights[at] = g0;
    weights[at + plane] = 0.5f * (g0 + g1 + g2);
    weights[at + 2 * plane] = 0.5f * (g0 - g1 + g2);
    weights[at + 3 * plane] = g2;
  }

  /** How many rows of tiles are worked on together from a row on; 0 behind the last one. */
  int rows(int firstRow) {
    return tiles.rows(firstRow);
  }

  /** Mixes rows of tiles of a frame (2 · down + 2, step) that begins at at. */
  void mix(float[] frame, int at, int firstRow, float[] buffer) {
    tiles.mix(frame, at, firstRow, buffer, tilesAt);
  }

  /** Multiplies mixed rows of tiles with the panel of filters that begins at a column. */
  void multiply(int firstRow, int column, float[] buffer) {
    int count = tiles.rows(firstRow) * tiles.across;
    for (int plane = 0; plane < PLANES; plane++) {
      VectorTapTile.multiply(
          buffer,
          tilesAt + plane * count * channels,
          tiles.starts,
          0,
          count,
          taps,
          weights,
          (column * PLANES + plane * COLUMNS) * channels,
          COLUMNS,
          DenseImageGradient.ZEROS,
          0,
          buffer,
          productsAt + plane * count * COLUMNS);
    }
  }

  /**
   * The pixels of a row of tiles, out of those that {@link #multiply} was for: see {@link
   * WinogradTransforms#unmix}.
   *
   * @param row counted from firstRow on
   */
  void unmix(
      int firstRow,
      int row,
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
    int plane = rows(firstRow) * across * COLUMNS;
    int at = productsAt + row * across * COLUMNS;
    WinogradTransforms.unmix(
        buffer, at, plane, across, before, beforeAt, least, out, outAt, next, right, below);
  }
}
