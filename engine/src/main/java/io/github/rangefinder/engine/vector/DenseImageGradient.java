package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;

/**
 * The gradient of a convolution's image where most of the output gradient is not 0: for each {@link
 * GradientWindows.Phase} a convolution of the framed output gradient with the transposed weights,
 * on {@link VectorTapTile}. Groups are convolutions beside each other.
 */
final class DenseImageGradient implements ImageGradient {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  /** Pixels at a time: whole tiles of either kind, whose sums stay in the first-level cache. */
  private static final int BLOCK = 112;

  static final float[] ZEROS = new float[COLUMNS];

  private final ConvolutionSizes s;
  private final GradientWindows windows;

  /** For each phase, from a window's start to the gradients of a group's filters it sees. */
  private final int[][] taps;

  /** For each phase, the weights (groups, panels of channels, taps, width). */
  private final float[][] weights;

  DenseImageGradient(ConvolutionSizes sizes) {
    this.s = sizes;
    windows = new GradientWindows(s, s.filters(), VectorTapTile.SPARE_ROWS);
    taps = new int[windows.phases.size()][];
    weights = new float[taps.length][];
    for (int i = 0; i < taps.length; i++) {
      taps[i] = taps(windows.phases.get(i));
      weights[i] = new float[s.groups() * taps[i].length * paddedChannels()];
    }
  }

  private int[] taps(GradientWindows.Phase phase) {
    int[] all = new int[phase.offsets.length * s.groupFilters()];
    for (int i = 0; i < all.length; i++) {
      all[i] = phase.offsets[i / s.groupFilters()] + i % s.groupFilters();
    }
    return all;
  }

  /** Columns of a group's panels. */
  private int paddedChannels() {
    int last = s.groupChannels() % COLUMNS;
    return s.groupChannels() - last + (last == 0 ? 0 : VectorTapTile.width(last));
  }

  /** The output gradient in its frame, and behind it a block's sums. */
  @Override
  public int bufferSize() {
    return windows.frameSize + (BLOCK + VectorTapTile.SPARE_ROWS) * COLUMNS;
  }

  /** Takes the weights, transposed, into panels of channels. */
  @Override
  public void begin(float[] kernel) {
    for (int i = 0; i < taps.length; i++) {
      int[] positions = windows.phases.get(i).positions;
      for (int row = 0; row < positions.length; row++) {
        for (int c = 0; c < s.channels(); c++) {
          pack(kernel, positions[row], c, weights[i], row * s.groupFilters(), taps[i].length);
        }
      }
    }
  }

  /** A channel's weights at a position go down its column of a panel, from a row on. */
  private void pack(float[] kernel, int position, int c, float[] packed, int row, int rows) {
    int inGroup = c % s.groupChannels();
    int first = inGroup / COLUMNS * COLUMNS;
    int width = VectorTapTile.width(s.groupChannels() - first);
    int panel = c / s.groupChannels() * paddedChannels() * rows + first * rows;
    int to = panel + row * width + inGroup - first;
    int from = s.weights(position / s.kernelWidth(), position % s.kernelWidth(), c);
    for (int f = 0; f < s.groupFilters(); f++) {
      packed[to + f * width] = kernel[from + f];
    }
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    windows.frame(gradient.values, 0, buffer, 0);
    for (int i = 0; i < taps.length; i++) {
      int[] pixels = windows.phases.get(i).pixels;
      for (int first = 0; first < pixels.length; first += BLOCK) {
        int count = Math.min(BLOCK, pixels.length - first);
        for (int group = 0; group < s.groups(); group++) {
          addBlock(i, first, count, group, buffer, imageGradient, at);
        }
      }
    }
  }

  private void addBlock(
      int i, int first, int count, int group, float[] buffer, float[] imageGradient, int at) {
    GradientWindows.Phase phase = windows.phases.get(i);
    int sumsAt = windows.frameSize;
    int rows = taps[i].length;
    for (int column = 0; column < s.groupChannels(); column += COLUMNS) {
      int columns = Math.min(COLUMNS, s.groupChannels() - column);
      int width = VectorTapTile.width(columns);
      VectorTapTile.multiply(
          buffer,
          group * s.groupFilters(),
          phase.windows,
          first,
          count,
          taps[i],
          weights[i],
          group * paddedChannels() * rows + column * rows,
          width,
          ZEROS,
          0,
          buffer,
          sumsAt);
      int to = at + group * s.groupChannels() + column;
      VectorRows.add(
          buffer,
          sumsAt,
          width,
          count,
          columns,
          imageGradient,
          to,
          phase.pixels,
          first,
          s.channels());
    }
  }
}
