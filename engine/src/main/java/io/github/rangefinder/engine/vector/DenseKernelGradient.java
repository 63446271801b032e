package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;

/**
 * The gradient of a convolution kernel on {@link VectorOuterTile}, where most of the output
 * gradient is not 0: windowsᵀ (taps, pixels) · gradients (pixels, filters).
 *
 * <p>A part is laid out (groups, panels, taps, COLUMNS), with whole tiles of taps. Columns behind
 * the last filter hold what lies behind its gradient, and nobody reads them.
 */
final class DenseKernelGradient extends KernelGradient {
  private static final int ROWS = VectorOuterTile.ROWS;
  private static final int COLUMNS = VectorOuterTile.COLUMNS;

  /** Pixels whose gradients, a panel of them, stay in the first-level cache for all taps. */
  private static final int BLOCK = 128;

  /** Taps whose gradients one piece adds up. */
  private static final int PIECE_TAPS = 64;

  private final FusedSizes s;
  private final FramedImage layout;
  private final int panelSize;

  DenseKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, sizes.groups() * panels(sizes) * wholeTiles(layout.taps.length) * COLUMNS);
    this.s = sizes;
    this.layout = layout;
    this.panelSize = wholeTiles(layout.taps.length) * COLUMNS;
  }

  private static int panels(FusedSizes s) {
    return (s.groupFilters() + COLUMNS - 1) / COLUMNS;
  }

  private static int wholeTiles(int taps) {
    return (taps + ROWS - 1) / ROWS * ROWS;
  }

  /** The sums of a tile before they join the part. */
  @Override
  int bufferSize() {
    return ROWS * COLUMNS;
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer) {
    float[] g = gradient.perPixel();
    for (int from = 0; from < s.pixels(); from += BLOCK) {
      int to = Math.min(from + BLOCK, s.pixels());
      for (int group = 0; group < s.groups(); group++) {
        int at = imageAt + group * s.groupChannels();
        for (int column = 0; column < s.groupFilters(); column += COLUMNS) {
          int filter = group * s.groupFilters() + column;
          if (s.groupFilters() - column <= VectorLanes.COUNT) {
            addNarrowBlock(image, at, from, to, g, filter, parts[shard], panel(filter));
          } else {
            addBlock(image, at, from, to, g, filter, buffer, parts[shard], panel(filter));
          }
        }
      }
    }
  }

  /** Where in a part the panel of a filter begins. */
  private int panel(int filter) {
    int inGroup = filter % s.groupFilters();
    return (filter / s.groupFilters() * panels(s) + inGroup / COLUMNS) * panelSize;
  }

  private void addBlock(
      float[] image,
      int imageAt,
      int from,
      int to,
      float[] g,
      int gAt,
      float[] tile,
      float[] part,
      int partAt) {
    int[] taps = layout.taps;
    int[] windows = layout.windows;
    boolean neighbours = s.groupChannels() % ROWS == 0;
    for (int tap = 0; tap < taps.length; tap += ROWS) {
      int sums = partAt + tap * COLUMNS;
      if (neighbours) {
        int at = imageAt + taps[tap];
        VectorOuterTile.addRow(
            image, at, windows, from, to, g, gAt, s.filters(), tile, part, sums, COLUMNS);
      } else {
        VectorOuterTile.addTaps(
            image,
            imageAt,
            windows,
            from,
            to,
            taps,
            tap,
            g,
            gAt,
            s.filters(),
            tile,
            part,
            sums,
            COLUMNS);
      }
    }
  }

  /** The same for a panel of at most one vector of filters. */
  private void addNarrowBlock(
      float[] image, int imageAt, int from, int to, float[] g, int gAt, float[] part, int partAt) {
    int[] taps = layout.taps;
    int[] windows = layout.windows;
    for (int tap = 0; tap < taps.length; tap += ROWS) {
      int sums = partAt + tap * COLUMNS;
      VectorOuterTile.addTapsNarrow(
          image, imageAt, windows, from, to, taps, tap, g, gAt, s.filters(), part, sums, COLUMNS);
    }
  }

  /** A block of a panel's taps is a piece. */
  @Override
  int addPieces() {
    return s.groups() * panels(s) * blocks();
  }

  private int blocks() {
    return (layout.taps.length - 1) / PIECE_TAPS + 1;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    int from = piece % blocks() * PIECE_TAPS;
    int to = Math.min(from + PIECE_TAPS, layout.taps.length);
    int at = piece / blocks() * panelSize + from * COLUMNS;
    float[] sum = addUp(shards, at, (to - from) * COLUMNS);
    int group = piece / blocks() / panels(s);
    int column = piece / blocks() % panels(s) * COLUMNS;
    int columns = Math.min(COLUMNS, s.groupFilters() - column);
    int first = group * s.groupFilters() + column;
    for (int tap = from; tap < to; tap++) {
      int row = at + (tap - from) * COLUMNS;
      Sums.add(sum, row, kernelGradient, tap * s.filters() + first, columns);
    }
  }
}
