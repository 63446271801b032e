package io.github.rangefinder.engine.layer;

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
