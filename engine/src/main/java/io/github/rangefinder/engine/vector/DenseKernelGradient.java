package io.github.rangefinder.engine.vector;

/**
 * The gradient of a convolution kernel on {@link VectorOuterTile}, where most of the output
 * gradient is not 0: windowsᵀ (taps, pixels) · gradients (pixels, filters).
 *
 * <p>A part is laid out (panels, taps, COLUMNS), with whole tiles of taps. Columns behind the last
 * filter hold what lies behind its gradient, and nobody reads them.
 */
final class DenseKernelGradient extends KernelGradient {
  private static final int ROWS = VectorOuterTile.ROWS;
  private static final int COLUMNS = VectorOuterTile.COLUMNS;

  /** Pixels whose gradients, a panel of them, stay in the first-level cache for all taps. */
  private static final int BLOCK = 128;

  private final FusedSizes s;
  private final FramedImage layout;
  private final int panelSize;

  DenseKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, panels(sizes) * wholeTiles(layout.taps.length) * COLUMNS);
    this.s = sizes;
    this.layout = layout;
    this.panelSize = wholeTiles(layout.taps.length) * COLUMNS;
  }

  private static int panels(FusedSizes s) {
    return (s.filters() + COLUMNS - 1) / COLUMNS;
  }

  private static int wholeTiles(int taps) {
    return (taps + ROWS - 1) / ROWS * ROWS;
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient) {
    float[] g = gradient.perPixel();
    for (int from = 0; from < s.pixels(); from += BLOCK) {
      int to = Math.min(from + BLOCK, s.pixels());
      for (int column = 0; column < s.filters(); column += COLUMNS) {
        int panel = column / COLUMNS * panelSize;
        addBlock(image, imageAt, from, to, g, column, parts[shard], panel);
      }
    }
  }

  private void addBlock(
      float[] image, int imageAt, int from, int to, float[] g, int gAt, float[] part, int partAt) {
    int[] taps = layout.taps;
    int[] windows = layout.windows;
    boolean neighbours = s.channels() % ROWS == 0;
    for (int tap = 0; tap < taps.length; tap += ROWS) {
      int sums = partAt + tap * COLUMNS;
      if (neighbours) {
        int at = imageAt + taps[tap];
        VectorOuterTile.addRow(image, at, windows, from, to, g, gAt, s.filters(), part, sums);
      } else {
        VectorOuterTile.addTaps(
            image, imageAt, windows, from, to, taps, tap, g, gAt, s.filters(), part, sums);
      }
    }
  }

  @Override
  void addTo(float[] kernelGradient, int shardCount, int from, int to) {
    for (int shard = 0; shard < shardCount; shard++) {
      for (int tap = 0; tap < layout.taps.length; tap++) {
        for (int f = from; f < to; f++) {
          int place = f / COLUMNS * panelSize + tap * COLUMNS + f % COLUMNS;
          kernelGradient[tap * s.filters() + f] += parts[shard][place];
        }
      }
    }
  }
}
