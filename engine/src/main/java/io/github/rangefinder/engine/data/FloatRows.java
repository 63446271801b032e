package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.ColumnScatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows of floats whose number need not be known beforehand. They lie in blocks, so that growing
 * copies nothing and no more memory is taken than the floats need; their number is not limited by
 * the length of an array.
 */
public final class FloatRows {
  /** Small enough for a collector to move, large enough for their number not to matter. */
  private static final int BLOCK_FLOATS = 1 << 16;

  private final int width;
  private final int rowsPerBlock;
  private final List<float[]> blocks;
  private int size;

  /**
   * No rows yet.
   *
   * @param width the floats in a row
   */
  public FloatRows(int width) {
    this(width, Math.max(1, BLOCK_FLOATS / width), new ArrayList<>(), 0);
  }

  private FloatRows(int width, int rowsPerBlock, List<float[]> blocks, int size) {
    this.width = width;
    this.rowsPerBlock = rowsPerBlock;
    this.blocks = blocks;
    this.size = size;
  }

  /**
   * Rows over an existing array, which is not copied.
   *
   * @throws IllegalArgumentException if its length is not a multiple of the width
   */
  public static FloatRows of(float[] floats, int width) {
    if (floats.length == 0 || floats.length % width != 0) {
      throw new IllegalArgumentException(
          "rows of %d floats need a multiple of it, got %d".formatted(width, floats.length));
    }
    int rows = floats.length / width;
    return new FloatRows(width, rows, new ArrayList<>(List.of(floats)), rows);
  }

  /** The floats in a row. */
  public int width() {
    return width;
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /**
   * Adds a row.
   *
   * @param row its floats come first and are copied
   */
  public void add(float[] row) {
    int place = size % rowsPerBlock;
    if (place == 0) {
      blocks.add(new float[rowsPerBlock * width]);
    }
    System.arraycopy(row, 0, blocks.get(blocks.size() - 1), place * width, width);
    size++;
  }

  /**
   * As many rows of zeros.
   *
   * @param width the floats in a row
   */
  public static FloatRows zeros(int width, int size) {
    FloatRows rows = new FloatRows(width);
    for (int row = 0; row < size; row += rows.rowsPerBlock) {
      rows.blocks.add(new float[rows.rowsPerBlock * width]);
    }
    rows.size = size;
    return rows;
  }

  /**
   * Writes a part of a column.
   *
   * @param values the floats of rows {@code from, …, from + n - 1} in that column
   */
  public void setColumn(int column, int from, float[] values, int n) {
    Objects.checkFromIndexSize(from, n, size);
    for (int done = 0; done < n; ) {
      int place = (from + done) % rowsPerBlock;
      int part = Math.min(n - done, rowsPerBlock - place);
      float[] block = blocks.get((from + done) / rowsPerBlock);
      ColumnScatter.scatter(values, done, block, place * width + column, width, part);
      done += part;
    }
  }

  /**
   * Copies a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row or no room for it
   */
  public void copy(int row, float[] out, int offset) {
    Objects.checkIndex(row, size);
    float[] block = blocks.get(row / rowsPerBlock);
    System.arraycopy(block, row % rowsPerBlock * width, out, offset, width);
  }
}
