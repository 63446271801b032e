package io.github.rangefinder.engine.vector;

import java.util.Arrays;

/**
 * The tiles of 4x4 pixels that Winograd's F(2x2, 3x3) takes from an image in its frame, one for
 * each part of the window. Mixed, Bᵀ · d · B, they lie plane by plane, (16, tiles, parts,
 * channels), one plane for each place in a tile.
 *
 * <p>A few rows of tiles are taken at a time, so that what is mixed stays in the second-level
 * cache.
 */
final class WinogradTiles {
  /** Pixels of the output that a tile has along an axis. */
  static final int TILE = 2;

  /** Places in a tile. */
  static final int PLANES = WinogradAxis.SEEN * WinogradAxis.SEEN;

  /** Where the tile of a row of a product begins, (tiles and some more): each in its turn. */
  final int[] starts;

  /** Tiles in a row. */
  final int across;

  /** Floats of a mixed tile in a plane: those of all parts. */
  final int size;

  /**
   * Floats between planes, a line of the cache: where tiles and channels are powers of 2, a tile's
   * place in all planes would else be the same set of the first-level cache.
   */
  static final int GAP = 16;

  /** From the beginning of a row of mixed pixels to that of each tile. */
  private final int[] columnStarts;

  private final int channels;
  private final int step;
  private final WinogradAxis rows;
  private final WinogradAxis columns;
  private final int rowsTogether;

  /**
   * The tiles of a frame.
   *
   * @param step floats in a row of the frame
   * @param together how many tiles are worked on together, about
   */
  WinogradTiles(int channels, int step, WinogradAxis rows, WinogradAxis columns, int together) {
    this.channels = channels;
    this.step = step;
    this.rows = rows;
    this.columns = columns;
    across = columns.starts.length;
    columnStarts = Arrays.stream(columns.starts).map(pixel -> pixel * channels).toArray();
    size = rows.parts * columns.parts * channels;
    rowsTogether = Math.min(rows.starts.length, Math.max(1, together / across));
    starts = new int[together() + VectorTapTile.SPARE_ROWS];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.min(i, together() - 1) * size;
    }
  }

  /** How many rows of tiles are worked on together from a row on; 0 behind the last one. */
  int rows(int firstRow) {
    return Math.min(rowsTogether, rows.starts.length - firstRow);
  }

  /** How many tiles are worked on together at most. */
  int together() {
    return rowsTogether * across;
  }

  /** Floats of a buffer that {@link #mix} needs for itself, from 0 on. */
  int rowsSize() {
    return WinogradAxis.SEEN * rowLength();
  }

  /** Floats from a plane to the next of so many mixed tiles, of so many floats each. */
  static int plane(int tiles, int size) {
    return tiles * size + GAP;
  }

  /** Floats of mixed tiles. */
  int mixedSize() {
    return PLANES * plane(together(), size);
  }

  /** Floats of a row of the frame that tiles see. */
  private int rowLength() {
    return columns.extent() * channels;
  }

  /** Mixes rows of tiles of a frame (extent of the rows, step) that begins at at; to tilesAt on. */
  void mix(float[] frame, int at, int firstRow, float[] buffer, int tilesAt) {
    int plane = plane(rows(firstRow) * across, size);
    int down = rows.dilation * step;
    for (int row = 0; row < rows(firstRow); row++) {
      for (int part = 0; part < rows.parts; part++) {
        int image = at + (rows.starts[firstRow + row] + rows.shift(part)) * step;
        WinogradTransforms.mixRows(frame, image, down, rowLength(), buffer, 0, rowLength());
        int to = tilesAt + row * across * size + part * columns.parts * channels;
        for (int i = 0; i < WinogradAxis.SEEN; i++) {
          mixTiles(buffer, i * rowLength(), to + WinogradAxis.SEEN * i * plane, plane);
        }
      }
    }
  }

  /** A row of mixed pixels, of all tiles beside each other, to its four planes. */
  private void mixTiles(float[] buffer, int from, int to, int plane) {
    for (int part = 0; part < columns.parts; part++) {
      WinogradTransforms.mixTiles(
          buffer,
          from + columns.shift(part) * channels,
          columnStarts,
          columns.dilation * channels,
          channels,
          to + part * channels,
          size,
          plane);
    }
  }
}
