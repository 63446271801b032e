package io.github.rangefinder.engine.vector;

/**
 * The taps of a window in runs of {@link VectorOuterTile#RUN} neighbouring floats, an even number
 * of them. The last run of a row that is no whole number of runs begins earlier, so that no float
 * behind the row is read; what it brings twice is left.
 */
final class TapRuns {
  private static final int RUN = VectorOuterTile.RUN;

  /** From a window's start to each run; none where neighbours are too few for a run. */
  final int[] starts;

  /** Taps that are neighbours. */
  private final int row;

  private final int runsOfRow;

  TapRuns(FusedSizes s, int[] taps) {
    boolean wholeRows = s.groups() == 1 && s.convolution().columns().dilation() == 1;
    row = wholeRows ? s.kernelWidth() * s.channels() : s.groupChannels();
    runsOfRow = (row + RUN - 1) / RUN;
    int runs = row < RUN ? 0 : taps.length / row * runsOfRow;
    starts = new int[(runs + 1) / 2 * 2];
    for (int i = 0; i < starts.length; i++) {
      int run = Math.min(i, runs - 1);
      int inRow = Math.min(run % runsOfRow * RUN, row - RUN);
      starts[i] = taps[run / runsOfRow * row + inRow];
    }
  }

  /** Rows of sums of all runs; 0 where there are none. */
  int rows() {
    return starts.length * RUN;
  }

  /** Which of those rows holds a tap's sums. */
  int row(int tap) {
    int inRow = tap % row;
    int run = Math.min(inRow / RUN, runsOfRow - 1);
    int start = Math.min(run * RUN, row - RUN);
    return (tap / row * runsOfRow + run) * RUN + inRow - start;
  }
}
