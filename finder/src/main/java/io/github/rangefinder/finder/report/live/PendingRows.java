package io.github.rangefinder.finder.report.live;

import java.util.Arrays;

/** Points of one series that no event has told yet; a few numbers each, so that adding is cheap. */
final class PendingRows {
  private static final int FIRST_ROWS = 256;

  private final int width;
  private double[] values;
  private int size;

  /** Rows of so many numbers each. */
  PendingRows(int width) {
    this.width = width;
    this.values = new double[width * FIRST_ROWS];
  }

  /** Adds a row: the place and the values there. */
  void add(double x, double[] columns) {
    if (columns.length != width - 1) {
      throw new IllegalArgumentException(
          "expected %d values in a row, got %d".formatted(width - 1, columns.length));
    }
    if (size + width > values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[size] = x;
    System.arraycopy(columns, 0, values, size + 1, columns.length);
    size += width;
  }

  /** The rows in their order. */
  double[][] rows() {
    double[][] rows = new double[size / width][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
    return rows;
  }
}
