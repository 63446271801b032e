package io.github.rangefinder.engine.kernel;

/**
 * How the windows of a convolution or a pooling lie along one axis of an image, its rows or its
 * columns.
 *
 * @param extent elements of the image
 * @param window taps of a window
 * @param stride elements from one window to the next
 * @param dilation elements from one tap to the next
 * @param pad how many elements before the image the first window begins
 * @param out windows, which are the output's elements
 */
public record WindowAxis(int extent, int window, int stride, int dilation, int pad, int out) {
  /** Windows that lie inside the image, as many as fit, their taps side by side. */
  public static WindowAxis inside(int extent, int window, int stride) {
    return new WindowAxis(extent, window, stride, 1, 0, (extent - window) / stride + 1);
  }

  /** The element that a window sees at a tap; may lie outside the image. */
  public int element(int place, int tap) {
    return place * stride + tap * dilation - pad;
  }

  /** Whether the image has such an element. */
  public boolean contains(int element) {
    return element >= 0 && element < extent;
  }

  /** The first element of the image that a window without dilation sees. */
  public int from(int place) {
    return Math.max(0, place * stride - pad);
  }

  /** One past the last element of the image that a window without dilation sees. */
  public int to(int place) {
    return Math.min(extent, place * stride - pad + window);
  }
}
