package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;

/**
 * The sizes of a convolution and of the max-pooling that is computed with it: after pooling with
 * windows of pool x pool that do not overlap (1: no pooling) the output is (pooledHeight,
 * pooledWidth, filters).
 *
 * @param convolution with one group and no dilation where the gradient is sparse
 * @param sparse whether most of the output's gradient is 0, and skipped: behind pooling, and, with
 *     many taps, where what reads the output takes few of its pixels
 */
public record FusedSizes(ConvolutionSizes convolution, int pool, boolean sparse) {
  /** Taps from which on a list of what is not 0 costs less than products with zeros. */
  private static final int LISTED_TAPS = 256;

  /**
   * Whether the pooling behind a convolution of such sizes can be computed with it, and its sparse
   * gradient be listed.
   */
  public static boolean canPool(ConvolutionSizes sizes) {
    return sizes.groups() == 1 && sizes.rows().dilation() == 1 && sizes.columns().dilation() == 1;
  }

  /** Checks the convolution. */
  public FusedSizes {
    int taps = convolution.kernelHeight() * convolution.kernelWidth() * convolution.channels();
    sparse = pool > 1 || sparse && taps >= LISTED_TAPS;
    if (sparse && !canPool(convolution)) {
      throw new IllegalArgumentException(
          "a convolution with a sparse gradient has no dilation and one group, got " + convolution);
    }
  }

  /** With a dense gradient where there is no pooling. */
  public FusedSizes(ConvolutionSizes convolution, int pool) {
    this(convolution, pool, false);
  }

  int height() {
    return convolution.height();
  }

  int width() {
    return convolution.width();
  }

  int channels() {
    return convolution.channels();
  }

  int kernelHeight() {
    return convolution.kernelHeight();
  }

  int kernelWidth() {
    return convolution.kernelWidth();
  }

  int groups() {
    return convolution.groups();
  }

  int groupChannels() {
    return convolution.groupChannels();
  }

  int groupFilters() {
    return convolution.groupFilters();
  }

  int padTop() {
    return convolution.rows().pad();
  }

  int padLeft() {
    return convolution.columns().pad();
  }

  int outHeight() {
    return convolution.outHeight();
  }

  int outWidth() {
    return convolution.outWidth();
  }

  /** Output channels. */
  public int filters() {
    return convolution.filters();
  }

  /** Floats in an image. */
  public int imageSize() {
    return convolution.imageSize();
  }

  /** Rows after pooling; a row of windows that does not fit is left out. */
  public int pooledHeight() {
    return convolution.outHeight() / pool;
  }

  /** Columns after pooling; a column of windows that does not fit is left out. */
  public int pooledWidth() {
    return convolution.outWidth() / pool;
  }

  /** Floats in a pooled output. */
  public int pooledSize() {
    return pooledHeight() * pooledWidth() * filters();
  }

  /** Outputs after pooling, for each filter. */
  int cells() {
    return pooledHeight() * pooledWidth();
  }

  /** Convolution outputs a pooling window looks at. */
  int window() {
    return pool * pool;
  }

  /** Outputs of the convolution that some window looks at. */
  int pixels() {
    return cells() * window();
  }

  /**
   * How many cells are worked on together: the sums of about 128 pixels stay in the first-level
   * cache from the convolution to the pooling and back.
   */
  int cellBlock() {
    return Math.min(cells(), Math.max(1, 128 / window()));
  }

  /**
   * The row of the convolution's output on which pixel i lies. Pixels are counted window by window,
   * so that those which compete in a max-pool are neighbours.
   */
  int pixelRow(int i) {
    return i / window() / pooledWidth() * pool + i % window() / pool;
  }

  /** The column of the convolution's output on which pixel i lies. */
  int pixelColumn(int i) {
    return i / window() % pooledWidth() * pool + i % window() % pool;
  }
}
