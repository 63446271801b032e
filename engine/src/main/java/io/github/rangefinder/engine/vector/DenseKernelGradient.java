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

  private final SideBySide beside;
  private final FusedSizes s;
  private final FramedImage layout;
  private final TapRuns runs;
  private final int panelSize;

  /** Of the image in the frame of the pixels taken side by side. */
  DenseKernelGradient(SideBySide beside, FramedImage layout, int shards) {
    this(beside, layout, new TapRuns(beside.sizes, layout.taps), shards);
  }

  private DenseKernelGradient(SideBySide beside, FramedImage layout, TapRuns runs, int shards) {
    super(
        shards, beside.sizes.groups() * panels(beside.sizes) * panelSize(layout.taps.length, runs));
    this.beside = beside;
    this.s = beside.sizes;
    this.layout = layout;
    this.runs = runs;
    this.panelSize = panelSize(layout.taps.length, runs);
  }

  private static int panelSize(int taps, TapRuns runs) {
    return Math.max(wholeTiles(taps), runs.rows()) * COLUMNS;
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
          if (narrow(column)) {
            addNarrowBlock(image, at, from, to, g, filter, buffer, parts[shard], panel(filter));
          } else {
            addBlock(image, at, from, to, g, filter, buffer, parts[shard], panel(filter));
          }
        }
      }
    }
  }

  /** Whether a group's panel from a column on is one vector, taken in runs of taps. */
  private boolean narrow(int column) {
    return s.groupFilters() - column <= VectorLanes.COUNT && runs.rows() > 0;
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
      float[] image,
      int imageAt,
      int from,
      int to,
      float[] g,
      int gAt,
      float[] tile,
      float[] part,
      int partAt) {
    for (int run = 0; run < runs.starts.length; run += 2) {
      VectorOuterTile.addRuns(
          image,
          imageAt + runs.starts[run],
          imageAt + runs.starts[run + 1],
          layout.windows,
          from,
          to,
          g,
          gAt,
          s.filters(),
          tile,
          part,
          partAt + run * VectorOuterTile.RUN * COLUMNS,
          COLUMNS);
    }
  }

  /** A block of a panel's taps is a piece, unless taps of several pixels come together. */
  @Override
  int addPieces() {
    return beside.alone() ? blocks() : 1;
  }

  /** Blocks of taps of all panels. */
  private int blocks() {
    return s.groups() * panels(s) * panelBlocks();
  }

  private int panelBlocks() {
    return (layout.taps.length - 1) / PIECE_TAPS + 1;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    if (beside.alone()) {
      addBlockTo(kernelGradient, shards, piece);
    } else {
      float[] wide = beside.cleared();
      for (int block = 0; block < blocks(); block++) {
        addBlockTo(wide, shards, block);
      }
      beside.addNarrowed(kernelGradient);
    }
  }

  private void addBlockTo(float[] kernelGradient, int shards, int block) {
    int from = block % panelBlocks() * PIECE_TAPS;
    int to = Math.min(from + PIECE_TAPS, layout.taps.length);
    int panel = block / panelBlocks();
    int group = panel / panels(s);
    int column = panel % panels(s) * COLUMNS;
    int firstRow = row(column, from);
    int rows = row(column, to - 1) + 1 - firstRow;
    float[] sum = addUp(shards, panel * panelSize + firstRow * COLUMNS, rows * COLUMNS);
    int columns = Math.min(COLUMNS, s.groupFilters() - column);
    int first = group * s.groupFilters() + column;
    for (int tap = from; tap < to; tap++) {
      int at = panel * panelSize + row(column, tap) * COLUMNS;
      Sums.add(sum, at, kernelGradient, tap * s.filters() + first, columns);
    }
  }

  /** Which row of the panel from a column on holds a tap's sums. */
  private int row(int column, int tap) {
    return narrow(column) ? runs.row(tap) : tap;
  }
}
