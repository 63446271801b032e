package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a pooling over one channels-last image: image (height, width, channels), output
 * (outHeight, outWidth, channels). Windows have no dilation, and what lies outside the image does
 * not count.
 */
public record PoolingSizes(WindowAxis rows, WindowAxis columns, int channels) {
  /** Square windows that lie inside an image and do not overlap. */
  public static PoolingSizes tiles(int height, int width, int channels, int pool) {
    return new PoolingSizes(
        WindowAxis.inside(height, pool, pool), WindowAxis.inside(width, pool, pool), channels);
  }

  /** Rows of the image. */
  public int height() {
    return rows.extent();
  }

  /** Columns of the image. */
  public int width() {
    return columns.extent();
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
    return outHeight() * outWidth() * channels;
  }
}
