package io.github.rangefinder.engine.vector;

/**
 * Forward of a convolution by {@link WinogradProduct}, sample by sample, alone or with ReLU or with
 * ReLU and 2x2 max-pooling, whose windows are the product's tiles.
 */
final class WinogradForward implements Forward {
  private static final int COLUMNS = VectorTapTile.COLUMNS;
  private static final int TILE = WinogradTiles.TILE;

  private final FusedSizes s;
  private final boolean relu;
  private final WinogradProduct product;
  private final WinogradPixels pixels;

  WinogradForward(FusedSizes sizes, boolean relu, FramedImage layout) {
    s = sizes;
    this.relu = relu;
    WinogradAxis rows = rows(s);
    WinogradAxis columns = columns(s);
    product = new WinogradProduct(s.channels(), s.filters(), layout.step, rows, columns);
    pixels = new WinogradPixels(product, rows, columns, s.filters());
  }

  /** Whether a convolution is to be computed so. */
  static boolean fits(FusedSizes s) {
    return s.pool() <= TILE
        && WinogradProduct.fits(
            s.convolution(), s.pool() * s.pooledHeight(), s.pool() * s.pooledWidth());
  }

  /** Of the pixels that some window of a pooling looks at. */
  static WinogradAxis rows(FusedSizes s) {
    return new WinogradAxis(s.convolution().rows(), s.pool() * s.pooledHeight());
  }

  static WinogradAxis columns(FusedSizes s) {
    return new WinogradAxis(s.convolution().columns(), s.pool() * s.pooledWidth());
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
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int first = 0; product.rows(first) > 0; first += product.rows(first)) {
      product.mix(frame, frameAt, first, buffer);
      for (int column = 0; column < s.filters(); column += COLUMNS) {
        product.multiply(first, column, buffer);
        if (s.pool() == TILE) {
          pool(first, column, buffer, bias, output, winners, outputAt);
        } else {
          pixels.put(first, column, buffer, bias, least, output, outputAt);
        }
      }
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
    int width = product.width(column);
    int across = s.pooledWidth();
    for (int row = 0; row < product.rows(first); row++) {
      int to = row * across * WinogradPixels.COUNT * width;
      pixels.putAside(first, row, width, buffer, bias, column, Float.NEGATIVE_INFINITY, to);
    }
    VectorMaxPool.forward(
        buffer,
        width,
        product.rows(first) * across,
        WinogradPixels.COUNT,
        relu,
        output,
        winners,
        outputAt + first * across * s.filters() + column,
        s.filters(),
        width,
        true);
  }
}
