package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a pooling over one channels-last image: image (height, width, channels), output
 * (outHeight, outWidth, channels). A window is poolHeight x poolWidth; the first one begins padTop
 * rows above and padLeft columns left of the image, and what lies outside the image does not count.
 */
public record PoolingSizes(
    int height,
    int width,
    int channels,
    int poolHeight,
    int poolWidth,
    int rowStride,
    int columnStride,
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
    return outHeight * outWidth * channels;
  }

  /** The first image row that window row y looks at. */
  public int fromRow(int y) {
    return Math.max(0, y * rowStride - padTop);
  }

  /** One past the last image row that window row y looks at. */
  public int toRow(int y) {
    return Math.min(height, y * rowStride - padTop + poolHeight);
  }

  /** The first image column that window column x looks at. */
  public int fromColumn(int x) {
    return Math.max(0, x * columnStride - padLeft);
  }

  /** One past the last image column that window column x looks at. */
  public int toColumn(int x) {
    return Math.min(width, x * columnStride - padLeft + poolWidth);
  }
}
