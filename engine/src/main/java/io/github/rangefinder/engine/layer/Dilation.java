package io.github.rangefinder.engine.layer;

/**
 * How far the taps of a convolution kernel are apart.
 *
 * @param rows from one tap to the next, 1 for neighbours
 * @param columns from one tap to the next, 1 for neighbours
 */
public record Dilation(int rows, int columns) {
  /** Taps that are neighbours. */
  public static final Dilation NONE = new Dilation(1, 1);

  /** The window of a kernel with the gaps between its taps. */
  Window reach(Window window) {
    return new Window(
        (window.height() - 1) * rows + 1,
        (window.width() - 1) * columns + 1,
        window.rowStride(),
        window.columnStride(),
        window.padding());
  }
}
