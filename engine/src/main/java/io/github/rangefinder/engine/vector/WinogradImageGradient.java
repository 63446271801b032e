package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;

/**
 * The gradient of a convolution's image where most of the output gradient is not 0, by {@link
 * WinogradProduct}: the convolution of the framed output gradient with the weights turned by half a
 * turn.
 */
final class WinogradImageGradient implements ImageGradient {
  private static final int COLUMNS = VectorTapTile.COLUMNS;
  private static final int TILE = WinogradTiles.TILE;

  private final ConvolutionSizes s;
  private final GradientWindows windows;
  private final int first;
  private final WinogradProduct product;

  WinogradImageGradient(ConvolutionSizes sizes) {
    s = sizes;
    windows = new GradientWindows(s, s.filters(), 0);
    GradientWindows.Phase phase = windows.phases.get(0);
    first = phase.windows[0] + phase.offsets[phase.offsets.length - 1];
    int down = s.height() / TILE;
    int across = s.width() / TILE;
    product = new WinogradProduct(s.filters(), s.channels(), windows.rowLength(), down, across);
  }

  /** Whether it can be computed so: 2x2 pixels at a time. */
  static boolean fits(ConvolutionSizes s) {
    return s.height() % TILE == 0 && s.width() % TILE == 0 && WinogradProduct.fits(s);
  }

  /** What the product needs, and behind it the output gradient in its frame. */
  @Override
  public int bufferSize() {
    return product.bufferSize() + windows.frameSize;
  }

  @Override
  public void begin(float[] kernel) {
    product.beginTurned(kernel);
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    int frameAt = product.bufferSize();
    windows.frame(gradient.values, 0, buffer, frameAt);
    int below = s.width() * s.channels();
    for (int row = 0; product.rows(row) > 0; row += product.rows(row)) {
      product.mix(buffer, frameAt + first, row, buffer);
      for (int column = 0; column < s.channels(); column += COLUMNS) {
        product.multiply(row, column, buffer);
        addRows(row, buffer, imageGradient, at + column, below);
      }
    }
  }

  private void addRows(int firstRow, float[] buffer, float[] imageGradient, int at, int below) {
    for (int row = 0; row < product.rows(firstRow); row++) {
      int to = at + TILE * (firstRow + row) * below;
      product.unmix(
          firstRow,
          row,
          buffer,
          imageGradient,
          to,
          Float.NEGATIVE_INFINITY,
          imageGradient,
          to,
          TILE * s.channels(),
          s.channels(),
          below);
    }
  }
}
