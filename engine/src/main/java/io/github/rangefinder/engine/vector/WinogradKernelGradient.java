package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;

/**
 * The gradient of a convolution kernel of windows of 3x3 where most of the output gradient is not
 * 0, in 16 multiplications for four neighbouring pixels, where the definition takes 36: {@link
 * WinogradProduct} backward.
 *
 * <p>With the output gradient y of a tile (2, 2) and the pixels d (4, 4) that it saw
 *
 * <pre>
 * gradient of g (3, 3) = Gᵀ · Σ over tiles [(A · y · Aᵀ) ∘ (Bᵀ · d · B)] · G
 * </pre>
 *
 * Summed over tiles it is 16 products, of mixed tiles (tiles, channels), transposed, with mixed
 * gradients (tiles, filters). A part holds their sums, (16, channels, filters); what remains is
 * done once, for the sum of the parts.
 */
final class WinogradKernelGradient extends KernelGradient {
  private static final int ROWS = VectorOuterTile.ROWS;
  private static final int COLUMNS = VectorOuterTile.COLUMNS;
  private static final int TILE = WinogradTiles.TILE;
  private static final int PLANES = WinogradTiles.PLANES;

  /** Tiles that are worked on together, about: so many floats a sum of a product has at least. */
  private static final int TILES = 128;

  /** Channels whose gradients one piece adds up. */
  private static final int PIECE_CHANNELS = 8;

  private final FusedSizes s;
  private final WinogradTiles tiles;

  /** Where a buffer's parts begin: mixed tiles, mixed gradients. */
  private final int tilesAt;

  private final int gradientsAt;

  /** Floats of a plane of sums. */
  private final int plane;

  WinogradKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, PLANES * sizes.channels() * sizes.filters());
    s = sizes;
    int down = s.outHeight() / TILE;
    tiles = new WinogradTiles(s.channels(), layout.step, down, s.outWidth() / TILE, TILES);
    tilesAt = Math.max(tiles.rowsSize(), ROWS * COLUMNS);
    gradientsAt = tilesAt + tiles.mixedSize();
    plane = s.channels() * s.filters();
  }

  /** Whether it is to be computed so, with no pixel left over. */
  static boolean fits(FusedSizes s) {
    return !s.sparse() && WinogradForward.fits(s);
  }

  @Override
  int bufferSize() {
    return gradientsAt + PLANES * tiles.together() * s.filters();
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer) {
    float[] y = gradient.perPixel();
    for (int first = 0; tiles.rows(first) > 0; first += tiles.rows(first)) {
      tiles.mix(image, imageAt, first, buffer, tilesAt);
      mixGradients(y, first, buffer);
      int count = tiles.rows(first) * tiles.across;
      for (int i = 0; i < PLANES; i++) {
        addPlane(
            buffer,
            tilesAt + i * count * s.channels(),
            gradientsAt + i * count * s.filters(),
            count,
            parts[shard],
            i * plane);
      }
    }
  }

  /** Mixes the gradients of some rows of tiles. */
  private void mixGradients(float[] y, int first, float[] buffer) {
    int below = s.outWidth() * s.filters();
    int apart = tiles.rows(first) * tiles.across * s.filters();
    for (int row = 0; row < tiles.rows(first); row++) {
      for (int tile = 0; tile < tiles.across; tile++) {
        WinogradTransforms.mixGradient(
            y,
            TILE * ((first + row) * below + tile * s.filters()),
            s.filters(),
            below,
            buffer,
            gradientsAt + (row * tiles.across + tile) * s.filters(),
            apart);
      }
    }
  }

  /** sums (channels, filters) += tilesᵀ (channels, count) · gradients (count, filters). */
  private void addPlane(float[] buffer, int planeAt, int yAt, int count, float[] sums, int sumsAt) {
    for (int f = 0; f < s.filters(); f += COLUMNS) {
      for (int c = 0; c < s.channels(); c += ROWS) {
        VectorOuterTile.addRow(
            buffer,
            planeAt + c,
            tiles.starts,
            0,
            count,
            buffer,
            yAt + f,
            s.filters(),
            buffer,
            sums,
            sumsAt + c * s.filters() + f,
            s.filters());
      }
    }
  }

  @Override
  int addPieces() {
    return s.channels() / PIECE_CHANNELS;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    int size = PIECE_CHANNELS * s.filters();
    int at = piece * size;
    float[] sum = parts[0];
    for (int i = 0; i < PLANES; i++) {
      addUp(shards, i * plane + at, size);
    }
    for (int i = 0; i < 4; i++) {
      WinogradTransforms.unmixWeights(sum, i * plane + at, 4 * plane, size);
    }
    for (int i = 0; i < 3; i++) {
      int row = 4 * i * plane + at;
      WinogradTransforms.unmixWeights(sum, row, plane, size);
      for (int j = 0; j < 3; j++) {
        Sums.add(sum, row + j * plane, kernelGradient, (3 * i + j) * plane + at, size);
      }
    }
  }
}
