package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.WindowAxis;

/** What a convolution does at the border of an image. */
public enum Padding {
  /** Only windows that lie inside the image. */
  VALID,

  /** Zeros around the image such that with stride 1 the output is as large as the image. */
  SAME,

  /**
   * Zeros before the first element alone, as many as a window reaches back, so that no output sees
   * what comes after it.
   */
  CAUSAL;

  /**
   * How windows lie along an axis.
   *
   * @param extent elements of the image
   * @param window taps of a window, dilation apart
   * @param stride elements from one window to the next; a longer one than the image ends outside as
   *     well
   */
  WindowAxis axis(int extent, int window, int stride, int dilation) {
    int reach = (window - 1) * dilation + 1;
    return new WindowAxis(
        extent,
        window,
        Math.min(stride, extent),
        dilation,
        before(extent, reach, stride),
        outputExtent(extent, reach, stride));
  }

  /** Output extent for an input extent; as TensorFlow defines it. */
  int outputExtent(int input, int kernel, int stride) {
    return this == VALID ? (input - kernel) / stride + 1 : (input - 1) / stride + 1;
  }

  /** Zeros before the first element; where their number is odd, one more goes to the end. */
  int before(int input, int kernel, int stride) {
    if (this == VALID) {
      return 0;
    }
    if (this == CAUSAL) {
      return kernel - 1;
    }
    int total = (outputExtent(input, kernel, stride) - 1) * stride + kernel - input;
    return Math.max(0, total) / 2;
  }
}
