package io.github.rangefinder.engine.vector;

/**
 * Forward of a convolution of few taps with ReLU and 2x2 max-pooling, cell by cell, by {@link
 * VectorCells}.
 */
final class CellForward implements Forward {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  private final FusedSizes s;
  private final FramedImage layout;
  private final float least;

  /** The weights (panels of filters, taps, COLUMNS). */
  private final float[] weights;

  CellForward(FusedSizes sizes, boolean relu, FramedImage layout) {
    s = sizes;
    this.layout = layout;
    least = relu ? 0 : Float.NEGATIVE_INFINITY;
    weights = new float[VectorTile.panels(s.filters()) * layout.taps.length * COLUMNS];
  }

  @Override
  public void begin(float[] kernel) {
    int taps = layout.taps.length;
    for (int column = 0; column < s.filters(); column += COLUMNS) {
      int columns = Math.min(COLUMNS, s.filters() - column);
      VectorTapTile.pack(
          kernel, s.filters(), column, columns, taps, weights, column * taps, COLUMNS);
    }
  }

  @Override
  public int bufferSize() {
    return 0;
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
    int[] taps = layout.taps;
    for (int column = 0; column < s.filters(); column += COLUMNS) {
      boolean wide = column + COLUMNS <= s.filters();
      for (int cell = 0; cell < s.cells(); cell++) {
        VectorCells.forward(
            image,
            imageAt,
            layout.windows,
            cell,
            taps,
            weights,
            column * taps.length,
            bias,
            column,
            least,
            wide,
            output,
            winners,
            outputAt + cell * s.filters() + column);
      }
    }
  }
}
