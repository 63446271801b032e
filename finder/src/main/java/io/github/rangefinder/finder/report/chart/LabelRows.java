package io.github.rangefinder.finder.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Places labels in as few rows as it takes for none to touch another. */
final class LabelRows {
  private static final double GAP = 10;

  private final double[] lefts;
  private final int[] rows;

  private LabelRows(double[] lefts, int[] rows) {
    this.lefts = lefts;
    this.rows = rows;
  }

  /**
   * Labels with these widths, each over its centre as far as the limits let it.
   *
   * @param min where a label's left edge may be at least
   * @param max where a label's right edge may be at most
   */
  static LabelRows place(double[] centres, double[] widths, double min, double max) {
    double[] lefts = new double[centres.length];
    Arrays.setAll(lefts, i -> Math.max(min, Math.min(centres[i] - widths[i] / 2, max - widths[i])));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lefts.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> lefts[i]));

    int[] rows = new int[lefts.length];
    List<Double> rowEnds = new ArrayList<>();
    for (int i : order) {
      int row = 0;
      while (row < rowEnds.size() && rowEnds.get(row) > lefts[i]) {
        row++;
      }
      if (row == rowEnds.size()) {
        rowEnds.add(0.0);
      }
      rowEnds.set(row, lefts[i] + widths[i] + GAP);
      rows[i] = row;
    }
    return new LabelRows(lefts, rows);
  }

  /** A label's row, counted from the top. */
  int row(int label) {
    return rows[label];
  }

  /** A label's left edge. */
  double left(int label) {
    return lefts[label];
  }

  /** How many rows there are. */
  int count() {
    return Arrays.stream(rows).max().orElse(-1) + 1;
  }
}
