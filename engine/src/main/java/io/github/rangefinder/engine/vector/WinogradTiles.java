package io.github.rangefinder.engine.vector;

/**
 * The tiles of 4x4 pixels that Winograd's F(2x2, 3x3) takes from an image in its frame: each begins
 * two pixels after the one before. Mixed, Bᵀ · d · B, they lie plane by plane, (16, tiles,
 * channels), one plane for each place in a tile.
 *
 * <p>A few rows of tiles are taken at a time, so that what is mixed stays in the second-level
 * cache.
 */
final class WinogradTiles {
  /** Pixels from a tile to the next. */
  static final int TILE = 2;

  /** Places in a tile. */
  static final int PLANES = 16;

  /** Where the tile of a row of a product begins, (tiles and some more): each in its turn. */
  final int[] starts;

  /** Tiles in a row. */
  final int across;

  private final int channels;
  private final int step;
  private final int down;
  private final int rowsTogether;

  /**
   * The tiles of a frame.
   *
   * @param step floats in a row of the frame
   * @param down rows of tiles
   * @param across tiles in a row
   * @param together how many tiles are worked on together, about
   */
  WinogradTiles(int channels, int step, int down, int across, int together) {
    this.channels = channels;
    this.step = step;
    this.down = down;
    this.across = across;
    rowsTogether = Math.min(down, Math.max(1, together / across));
    starts = new int[together() + VectorTapTile.SPARE_ROWS];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.min(i, together() - 1) * channels;
    }
  }

  /** How many rows of tiles are worked on together from a row on; 0 behind the last one. */
  int rows(int firstRow) {
    return Math.min(rowsTogether, down - firstRow);
  }

  /** How many tiles are worked on together at most. */
  int together() {
    return rowsTogether * across;
  }

  /** Floats of a buffer that {@link #mix} needs for itself, from 0 on. */
  int rowsSize() {
    return 4 * rowLength();
  }

  /** Floats of mixed tiles. */
  int mixedSize() {
    return PLANES * together() * channels;
  }

  /** Floats of a row of the frame that tiles see. */
  private int rowLength() {
    return (TILE * across + 2) * channels;
  }

  /** Mixes rows of tiles of a frame (2 · down + 2, step) that begins at at; to tilesAt on. */
  void mix(float[] frame, int at, int firstRow, float[] buffer, int tilesAt) {
    int tiles = rows(firstRow) * across;
    for (int row = 0; row < rows(firstRow); row++) {
      int image = at + TILE * (firstRow + row) * step;
      WinogradTransforms.mix(frame, image, step, rowLength(), buffer, 0, rowLength());
      for (int i = 0; i < 4; i++) {
        int to = tilesAt + (4 * i * tiles + row * across) * channels;
        mixRow(buffer, i * rowLength(), to, tiles);
      }
    }
  }

  /** A row of mixed pixels, of all tiles beside each other, to its four planes. */
  private void mixRow(float[] buffer, int from, int to, int tiles) {
    for (int tile = 0; tile < across; tile++) {
      WinogradTransforms.mix(
          buffer,
          from + TILE * tile * channels,
          channels,
          channels,
          buffer,
          to + tile * channels,
          tiles * channels);
    }
  }
}
