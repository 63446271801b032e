package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a convolution over one channels-last image: image (height, width, channels),
 * convolution kernel (kernelHeight, kernelWidth, channels / groups, filters), output (outHeight,
 * outWidth, filters).
 *
 * <p>The first window begins padTop rows above and padLeft columns left of the image; what lies
 * outside the image is 0. A window's taps are rowDilation rows and columnDilation columns apart.
 * The filters of group g, which follow one another, see the channels of group g alone.
 */
public record ConvolutionSizes(
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

  /** Channels that a filter sees. */
  public int groupChannels() {
    return channels / groups;
  }

  /** Filters that see the same channels. */
  public int groupFilters() {
    return filters / groups;
  }

  /** The first filter of those that see channel c. */
  public int firstFilter(int c) {
    return c / groupChannels() * groupFilters();
  }

  /** Where the pixel begins that output (y, x) sees at tap (kh, kw); -1 outside the image. */
  public int pixel(int y, int x, int kh, int kw) {
    int row = y * rowStride + kh * rowDilation - padTop;
    int column = x * columnStride + kw * columnDilation - padLeft;
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? (row * width + column) * channels : -1;
  }

  /** Where the weights begin that channel c has for its filters at tap (kh, kw). */
  public int weights(int kh, int kw, int c) {
    return kernelRow(kh, kw, c % groupChannels()) + firstFilter(c);
  }

  /** Where the weights of all filters begin for channel c of their groups, at tap (kh, kw). */
  public int kernelRow(int kh, int kw, int c) {
    return ((kh * kernelWidth + kw) * groupChannels() + c) * filters;
  }
}
