package io.github.rangefinder.engine.layer;

/**
 * The windows of a convolution along the steps of a series.
 *
 * @param size steps that a window covers
 * @param stride steps from one window to the next; of a transposed convolution, by which the series
 *     grows
 * @param padding what happens at the ends; {@code CAUSAL} puts zeros before the first step alone
 * @param dilation steps from one tap of the kernel to the next, 1 for neighbours
 */
public record SeriesWindow(int size, int stride, Padding padding, int dilation) {
  /** Windows whose taps are neighbours. */
  public SeriesWindow(int size, int stride, Padding padding) {
    this(size, stride, padding, 1);
  }

  /** The same in an image of one row. */
  Window ofImages() {
    return Series.window(size, stride, padding);
  }

  /** Its dilation there. */
  Dilation dilationOfImages() {
    return new Dilation(1, dilation);
  }
}
