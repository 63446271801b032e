package io.github.rangefinder.engine.layer;

/**
 * What a transposed convolution does in one direction, with Keras's sizes.
 *
 * @param reach elements from the first tap of the kernel to the last, both counted
 * @param stride by which the input's elements are moved apart
 * @param padding whether the output is stride times as large or all that the kernel reaches
 * @param outputPadding elements more at the end, {@link Conv2dTranspose#AUTOMATIC} for Keras's
 *     choice
 */
record TransposedExtent(int reach, int stride, Padding padding, int outputPadding) {
  private boolean isAutomatic() {
    return outputPadding == Conv2dTranspose.AUTOMATIC;
  }

  /** Elements of the output. */
  int output(int input) {
    if (padding == Padding.SAME) {
      return isAutomatic() ? input * stride : (input - 1) * stride + reach % 2 + outputPadding;
    }
    int more = isAutomatic() ? Math.max(reach, stride) - reach : outputPadding;
    return (input - 1) * stride + reach + more;
  }

  /** Elements that are cut off before the first. */
  int before() {
    if (padding == Padding.VALID) {
      return 0;
    }
    int kept = isAutomatic() ? stride + reach - 2 : reach + reach % 2 - 2 + outputPadding;
    return reach - 1 - Math.min((kept + 1) / 2, reach - 1);
  }
}
