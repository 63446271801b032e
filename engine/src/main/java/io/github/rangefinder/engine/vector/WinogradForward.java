package io.github.rangefinder.engine.vector;

/**
 * Forward of a convolution by {@link WinogradProduct}, sample by sample, alone or with ReLU or with
 * ReLU and 2x2 max-pooling, whose windows are the product's tiles.
 */
final class WinogradForward implements Forward {
  private static final int COLUMNS = VectorTapTile.COLUMNS;
  private static final int TILE = WinogradTiles.TILE;

  /** Pixels of a tile, one behind the other. */
  private static final int PIXELS = TILE * TILE;

  private final FusedSizes s;
  private final boolean relu;
  private final int across;
  private final WinogradProduct product;

  WinogradForward(FusedSizes sizes, boolean relu, FramedImage layout) {
    s = sizes;
    this.relu = relu;
    int down = s.outHeight() / TILE;
    across = s.outWidth() / TILE;
    product = new WinogradProduct(s.channels(), s.filters(), layout.step, down, across);
  }

  /** Whether a convolution can be computed so, with no pixel left over. */
  static boolean fits(FusedSizes s) {
    boolean even = s.outHeight() % TILE == 0 && s.outWidth() % TILE == 0;
    return (s.pool() == TILE || s.pool() == 1 && even) && WinogradProduct.fits(s.convolution());
  }

  @Override
  public int bufferSize() {
    return product.bufferSize();
  }

  @Override
  public void begin(float[] kernel) {
    product.begin(kernel);
  }

  @Override
  public void fill(
      float[] frame,
      int frameAt,
      float[] buffer,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    for (int first = 0; product.rows(first) > 0; first += product.rows(first)) {
      product.mix(frame, frameAt, first, buffer);
      for (int column = 0; column < s.filters(); column += COLUMNS) {
        product.multiply(first, column, buffer);
        if (s.pool() == TILE) {
          pool(first, column, buffer, bias, output, winners, outputAt);
        } else {
          store(first, column, buffer, bias, output, outputAt);
        }
      }
    }
  }

  private void store(
      int first, int column, float[] buffer, float[] bias, float[] output, int outputAt) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    int right = s.filters();
    int below = s.outWidth() * right;
    for (int row = 0; row < product.rows(first); row++) {
      int to = outputAt + TILE * (first + row) * below + column;
      product.unmix(
          first, row, buffer, bias, column, least, output, to, TILE * right, right, below);
    }
  }

  /** The pixels of a tile come to stand one behind the other, as the pooling takes them. */
  private void pool(
      int first,
      int column,
      float[] buffer,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    int rowSize = across * PIXELS * COLUMNS;
    for (int row = 0; row < product.rows(first); row++) {
      product.unmix(
          first,
          row,
          buffer,
          bias,
          column,
          Float.NEGATIVE_INFINITY,
          buffer,
          row * rowSize,
          PIXELS * COLUMNS,
          COLUMNS,
          TILE * COLUMNS);
    }
    VectorMaxPool.forward(
        buffer,
        COLUMNS,
        product.rows(first) * across,
        PIXELS,
        relu,
        output,
        winners,
        outputAt + first * across * s.filters() + column,
        s.filters(),
        COLUMNS,
        true);
  }
}
