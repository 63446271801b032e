package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of a table, row by row in blocks, and the line that each row begins in. */
final class Cells {
  private static final int BLOCK_CELLS = 1 << 16;

  private final int width;
  private final int rowsPerBlock;
  private final List<long[]> blocks = new ArrayList<>();
  private int[] lines = new int[1024];
  private int rows;
  private int skipped = 1;

  /**
   * No rows yet, but room for a first one that may be a header.
   *
   * @param firstLine the line that it begins in
   */
  Cells(int width, long firstLine) {
    this.width = width;
    this.rowsPerBlock = Math.max(1, BLOCK_CELLS / width);
    add(new long[width], firstLine);
  }

  /** Puts a first row before all others. */
  void takeFirst(long[] row) {
    System.arraycopy(row, 0, blocks.get(0), 0, width);
    skipped = 0;
  }

  void add(long[] row, long line) {
    int place = rows % rowsPerBlock;
    if (place == 0) {
      blocks.add(new long[rowsPerBlock * width]);
    }
    System.arraycopy(row, 0, blocks.get(blocks.size() - 1), place * width, width);
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows + (rows >> 1));
    }
    lines[rows++] = (int) Math.min(line, Integer.MAX_VALUE);
  }

  int rows() {
    return rows - skipped;
  }

  long get(int row, int column) {
    int place = row + skipped;
    return blocks.get(place / rowsPerBlock)[place % rowsPerBlock * width + column];
  }

  /** The line of the file that a row begins in, from 1. */
  int line(int row) {
    return lines[row + skipped];
  }
}
