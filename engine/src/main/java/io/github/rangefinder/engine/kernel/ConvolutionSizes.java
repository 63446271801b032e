package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a convolution over one channels-last image: image (height, width, channels),
 * convolution kernel (kernelHeight, kernelWidth, channels / groups, filters), output (outHeight,
 * outWidth, filters). What lies outside the image is 0. The filters of group g, which follow one
 * another, see the channels of group g alone.
 */
public record ConvolutionSizes(
    WindowAxis rows, WindowAxis columns, int channels, int filters, int groups) {

  /** Rows of the image. */
  public int height() {
    return rows.extent();
  }

  /** Columns of the image. */
  public int width() {
    return columns.extent();
  }

  /** Rows of a window. */
  public int kernelHeight() {
    return rows.window();
  }

  /** Columns of a window. */
  public int kernelWidth() {
    return columns.window();
  }

  /** Rows of the output. */
  public int outHeight() {
    return rows.out();
  }

  /** Columns of the output. */
  public int outWidth() {
    return columns.out();
  }

  /** Floats in an image. */
  public int imageSize() {
    return height() * width() * channels;
  }

  /** Floats in an output. */
  public int outSize() {
    return outHeight() * outWidth() * filters;
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
    int row = rows.element(y, kh);
    int column = columns.element(x, kw);
    boolean inside = rows.contains(row) && columns.contains(column);
    return inside ? (row * width() + column) * channels : -1;
  }

  /** Where the weights begin that channel c has for its filters at tap (kh, kw). */
  public int weights(int kh, int kw, int c) {
    return kernelRow(kh, kw, c % groupChannels()) + firstFilter(c);
  }

  /** Where the weights of all filters begin for channel c of their groups, at tap (kh, kw). */
  public int kernelRow(int kh, int kw, int c) {
    return ((kh * kernelWidth() + kw) * groupChannels() + c) * filters;
  }
}
