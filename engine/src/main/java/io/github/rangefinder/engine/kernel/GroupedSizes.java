package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a convolution with any strides, dilation and groups over one channels-last image:
 * image (height, width, channels), convolution kernel (kernelHeight, kernelWidth, channels /
 * groups, filters), output (outHeight, outWidth, filters). The first window begins padTop rows
 * above and padLeft columns left of the image; what lies outside the image is 0. Its taps are
 * rowDilation rows and columnDilation columns apart. Filters of group g, which follow one another,
 * see the channels of group g alone.
 */
public record GroupedSizes(
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int filters,
    int groups,
    int rowStride,
    int columnStride,
    int rowDilation,
    int columnDilation,
    int padTop,
    int padLeft,
    int outHeight,
    int outWidth) {

  /** Floats in an image. */
  public int imageSize() {
    return height * width * channels;
  }

  /** Floats in an output. */
  public int outSize() {
    return outHeight * outWidth * filters;
  }

  /** Floats in the convolution kernel. */
  public int kernelSize() {
    return kernelHeight * kernelWidth * channels / groups * filters;
  }

  /**
   * Where in the image tap (kh, kw) of the window of output (y, x) begins, or -1 outside the image.
   */
  int pixel(int y, int x, int kh, int kw) {
    int row = y * rowStride + kh * rowDilation - padTop;
    int column = x * columnStride + kw * columnDilation - padLeft;
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? (row * width + column) * channels : -1;
  }
}
