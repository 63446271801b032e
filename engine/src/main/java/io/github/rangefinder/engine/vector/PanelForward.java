package io.github.rangefinder.engine.vector;

/**
 * Forward of a convolution of any sizes: a panel of filters is taken over a block of pixels by
 * {@link VectorTapTile}, whose sums stay in the first-level cache until {@link VectorMaxPool} takes
 * them. Groups are convolutions beside each other.
 */
final class PanelForward implements Forward {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  private final SideBySide beside;
  private final FusedSizes s;
  private final boolean relu;
  private final FramedImage layout;

  /** Floats in the panels of a group. */
  private final int groupWeights;

  /** The weights (groups, panels of filters, taps, width). */
  private final float[] weights;

  /** Where a buffer's bias begins, behind the sums of a block. */
  private final int biasAt;

  /** Of the image in the frame of the pixels taken side by side. */
  PanelForward(SideBySide beside, boolean relu, FramedImage layout) {
    this.beside = beside;
    s = beside.sizes;
    this.relu = relu;
    this.layout = layout;
    groupWeights = VectorTile.panels(s.groupFilters()) * layout.taps.length * COLUMNS;
    weights = new float[s.groups() * groupWeights];
    biasAt = (s.cellBlock() * s.window() + VectorTapTile.SPARE_ROWS) * COLUMNS;
  }

  @Override
  public void begin(float[] narrow) {
    float[] kernel = beside.widen(narrow);
    int taps = layout.taps.length;
    for (int group = 0; group < s.groups(); group++) {
      for (int column = 0; column < s.groupFilters(); column += COLUMNS) {
        int columns = Math.min(COLUMNS, s.groupFilters() - column);
        int from = group * s.groupFilters() + column;
        int to = group * groupWeights + column * taps;
        VectorTapTile.pack(kernel, s.filters(), from, columns, taps, weights, to, width(column));
      }
    }
  }

  /** Floats in a row of the panel that begins at a filter of a group. */
  private int width(int column) {
    return VectorTapTile.width(s.groupFilters() - column);
  }

  /** A block's sums, and behind them the bias with room to read a panel's columns past its end. */
  @Override
  public int bufferSize() {
    return biasAt + s.filters() + COLUMNS;
  }

  @Override
  public void fill(
      float[] image,
      int imageAt,
      float[] buffer,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    beside.repeat(bias, buffer, biasAt);
    int last = (VectorTile.panels(s.groupFilters()) - 1) * COLUMNS;
    for (int cell = 0; cell < s.cells(); cell += s.cellBlock()) {
      for (int group = 0; group < s.groups(); group++) {
        for (int column = last; column >= 0; column -= COLUMNS) { // see VectorMaxPool: it spills
          fillBlock(cell, group, column, image, imageAt, buffer, output, winners, outputAt);
        }
      }
    }
  }

  /** A block of cells from cell on, for the panel of filters that begins at a column of a group. */
  private void fillBlock(
      int cell,
      int group,
      int column,
      float[] image,
      int imageAt,
      float[] buffer,
      float[] output,
      float[] winners,
      int outputAt) {
    int cells = Math.min(s.cellBlock(), s.cells() - cell);
    int filter = group * s.groupFilters() + column;
    int width = width(column);
    VectorTapTile.multiply(
        image,
        imageAt + group * s.groupChannels(),
        layout.windows,
        cell * s.window(),
        cells * s.window(),
        layout.taps,
        weights,
        group * groupWeights + column * layout.taps.length,
        width,
        buffer,
        biasAt + filter,
        buffer,
        0);
    VectorMaxPool.forward(
        buffer,
        width,
        cells,
        s.window(),
        relu,
        output,
        winners,
        outputAt + cell * s.filters() + filter,
        s.filters(),
        Math.min(width, s.groupFilters() - column),
        s.groups() == 1);
  }
}
