package io.github.rangefinder.engine.kernel;

/**
 * The sizes of a convolution over one channels-last image, of the pooling that follows it and of
 * the padding around it.
 *
 * <p>Image (height, width, channels); convolution kernel (kernelHeight, kernelWidth, channels,
 * filters); convolution output (outHeight, outWidth, filters); after pooling with windows of pool x
 * pool that do not overlap (1: no pooling) (pooledHeight, pooledWidth, filters).
 */
public record ConvolutionSizes(
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int stride,
    int padTop,
    int padLeft,
    int outHeight,
    int outWidth,
    int filters,
    int pool) {

  /** Rows after pooling; a row of windows that does not fit is left out. */
  public int pooledHeight() {
    return outHeight / pool;
  }

  /** Columns after pooling; a column of windows that does not fit is left out. */
  public int pooledWidth() {
    return outWidth / pool;
  }

  /** Floats in an image. */
  public int imageSize() {
    return height * width * channels;
  }

  /** Floats in a pooled output. */
  public int pooledSize() {
    return pooledHeight() * pooledWidth() * filters;
  }

  /** Outputs after pooling, for each filter. */
  public int cells() {
    return pooledHeight() * pooledWidth();
  }

  /** Convolution outputs a pooling window looks at. */
  public int window() {
    return pool * pool;
  }

  /** Outputs of the convolution that some window looks at. */
  public int pixels() {
    return cells() * window();
  }

  /**
   * How many cells are worked on together: the sums of about 128 pixels stay in the first-level
   * cache from the convolution to the pooling and back.
   */
  public int cellBlock() {
    return Math.min(cells(), Math.max(1, 128 / window()));
  }

  /**
   * The row of the convolution's output on which pixel i lies. Pixels are counted window by window,
   * so that those which compete in a max-pool are neighbours.
   */
  public int pixelRow(int i) {
    return i / window() / pooledWidth() * pool + i % window() / pool;
  }

  /** The column of the convolution's output on which pixel i lies. */
  public int pixelColumn(int i) {
    return i / window() % pooledWidth() * pool + i % window() % pool;
  }
}
