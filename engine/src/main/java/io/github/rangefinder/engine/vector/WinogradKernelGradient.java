package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;

/**
 * The gradient of a convolution kernel where most of the output gradient is not 0, in 16
 * multiplications for four pixels, where windows of 3x3 by their definition take 36: {@link
 * WinogradProduct} backward.
 *
 * <p>With the output gradient y of a tile (2, 2) and the pixels d (4, 4) that it saw
 *
 * <pre>
 * gradient of g (3, 3) = Gᵀ · Σ over tiles [(A · y · Aᵀ) ∘ (Bᵀ · d · B)] · G
 * </pre>
 *
 * Summed over tiles it is 16 products, of mixed tiles (tiles, channels), transposed, with mixed
 * gradients (tiles, filters), for each part of the window. A shard holds their sums, (16, parts,
 * channels, filters); what remains is done once, for the sum of the shards.
 */
final class WinogradKernelGradient extends KernelGradient {
  private static final int ROWS = VectorOuterTile.ROWS;
  private static final int COLUMNS = VectorOuterTile.COLUMNS;
  private static final int PLANES = WinogradTiles.PLANES;
  private static final int SEEN = WinogradAxis.SEEN;
  private static final int TAPS = WinogradAxis.TAPS;

  /** Tiles that are worked on together, about: so many floats a sum of a product has at least. */
  private static final int TILES = 128;

  /** Channels whose gradients one piece adds up. */
  private static final int PIECE_CHANNELS = 8;

  private final FusedSizes s;
  private final WinogradAxis rows;
  private final WinogradAxis columns;
  private final WinogradTiles tiles;

  /** Where a buffer's parts begin: mixed tiles, mixed gradients, the framed output gradient. */
  private final int tilesAt;

  private final int gradientsAt;
  private final int frameAt;

  /** Floats of a plane of sums. */
  private final int plane;

  WinogradKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, PLANES * parts(sizes) * sizes.channels() * sizes.filters());
    s = sizes;
    rows = WinogradForward.rows(s);
    columns = WinogradForward.columns(s);
    tiles = new WinogradTiles(s.channels(), layout.step, rows, columns, TILES);
    tilesAt = Math.max(tiles.rowsSize(), ROWS * COLUMNS);
    gradientsAt = tilesAt + tiles.mixedSize();
    frameAt = gradientsAt + PLANES * WinogradTiles.plane(tiles.together(), s.filters());
    plane = tiles.size * s.filters();
  }

  private static int parts(FusedSizes s) {
    return WinogradForward.rows(s).parts * WinogradForward.columns(s).parts;
  }

  /** Whether it is to be computed so. */
  static boolean fits(FusedSizes s) {
    return !s.sparse() && WinogradForward.fits(s);
  }

  /** Whether a tile is two by two neighbouring pixels of the output. */
  private boolean areWhole() {
    return rows.isWhole() && columns.isWhole();
  }

  @Override
  int bufferSize() {
    return areWhole() ? frameAt : frameAt + rows.pixels() * columns.pixels() * s.filters();
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer) {
    float[] y = gradient.perPixel();
    if (!areWhole()) {
      frame(y, buffer);
    }
    for (int first = 0; tiles.rows(first) > 0; first += tiles.rows(first)) {
      tiles.mix(image, imageAt, first, buffer, tilesAt);
      if (areWhole()) {
        mixGradients(y, 0, s.outWidth() * s.filters(), first, buffer);
      } else {
        mixGradients(buffer, frameAt, columns.pixels() * s.filters(), first, buffer);
      }
      int count = tiles.rows(first) * tiles.across;
      for (int i = 0; i < PLANES; i++) {
        addPlane(i, buffer, count, parts[shard]);
      }
    }
  }

  /** The output gradient, with zeros where tiles reach past it. */
  private void frame(float[] y, float[] buffer) {
    int length = columns.out * s.filters();
    for (int row = 0; row < rows.out; row++) {
      int to = frameAt + row * columns.pixels() * s.filters();
      System.arraycopy(y, row * length, buffer, to, length);
    }
  }

  /** Mixes the gradients of some rows of tiles, out of y with step floats in a row. */
  private void mixGradients(float[] y, int at, int step, int first, float[] buffer) {
    int apart = WinogradTiles.plane(tiles.rows(first) * tiles.across, s.filters());
    for (int row = 0; row < tiles.rows(first); row++) {
      int from = at + rows.starts[first + row] * step;
      for (int tile = 0; tile < tiles.across; tile++) {
        WinogradTransforms.mixGradient(
            y,
            from + columns.starts[tile] * s.filters(),
            s.filters(),
            columns.dilation * s.filters(),
            rows.dilation * step,
            buffer,
            gradientsAt + (row * tiles.across + tile) * s.filters(),
            apart);
      }
    }
  }

  /** Adds to the sums of a plane, for the parts that have weights in it. */
  private void addPlane(int i, float[] buffer, int count, float[] sums) {
    for (int row = 0; row < rows.parts(i / SEEN); row++) {
      for (int column = 0; column < columns.parts(i % SEEN); column++) {
        int part = (row * columns.parts + column) * s.channels();
        int from = tilesAt + i * WinogradTiles.plane(count, tiles.size) + part;
        int y = gradientsAt + i * WinogradTiles.plane(count, s.filters());
        addPart(buffer, from, y, count, sums, at(i, part));
      }
    }
  }

  private int at(int i, int channel) {
    return i * plane + channel * s.filters();
  }

  /** sums (channels, filters) += tilesᵀ (channels, count) · gradients (count, filters). */
  private void addPart(float[] buffer, int from, int yAt, int count, float[] sums, int sumsAt) {
    int n = s.filters();
    for (int f = 0; f < n; f += COLUMNS) {
      for (int c = 0; c < s.channels(); c += ROWS) {
        int to = sumsAt + c * n + f;
        if (n - f < COLUMNS) {
          VectorOuterTile.addNarrowRow(
              buffer, from + c, tiles.starts, 0, count, buffer, yAt + f, n, buffer, sums, to, n);
        } else {
          VectorOuterTile.addRow(
              buffer, from + c, tiles.starts, 0, count, buffer, yAt + f, n, buffer, sums, to, n);
        }
      }
    }
  }

  @Override
  int addPieces() {
    return s.channels() / PIECE_CHANNELS;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    for (int row = 0; row < rows.parts; row++) {
      for (int column = 0; column < columns.parts; column++) {
        int part = (row * columns.parts + column) * s.channels();
        addPart(kernelGradient, shards, row, column, part + piece * PIECE_CHANNELS, piece);
      }
    }
  }

  /** Adds a piece's channels of a part, of which channel is the first among those of all parts. */
  private void addPart(
      float[] kernelGradient, int shards, int row, int column, int channel, int piece) {
    int size = PIECE_CHANNELS * s.filters();
    float[] sum = parts[0];
    for (int i = 0; i < PLANES; i++) {
      addUp(shards, at(i, channel), size);
    }
    for (int i = 0; i < SEEN; i++) {
      WinogradTransforms.unmixWeights(sum, at(i, channel), SEEN * plane, size);
    }
    for (int i = 0; i < TAPS; i++) {
      WinogradTransforms.unmixWeights(sum, at(SEEN * i, channel), plane, size);
      for (int j = 0; j < TAPS; j++) {
        int y = row * TAPS + i;
        int x = column * TAPS + j;
        if (y < rows.window && x < columns.window) {
          int to = (y * columns.window + x) * s.channels() * s.filters() + piece * size;
          Sums.add(sum, at(SEEN * i + j, channel), kernelGradient, to, size);
        }
      }
    }
  }
}
