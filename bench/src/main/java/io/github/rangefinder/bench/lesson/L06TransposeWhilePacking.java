package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A fast matrix product first packs an operand: panels of 8 rows, and in a panel the 8 floats of a
 * column side by side. One may transpose the matrix, and then cut the transposed one into panels:
 * two passes over memory, and in the first of them each float goes to another line of the cache. Or
 * one packs straight from where the floats lie.
 *
 * <p>See: the copy in between was never needed.
 *
 * <p>Expect: wrong takes this many times as long as right: 30 to 40 at a size that is a power of
 * two; 2 and more elsewhere.
 */
public class L06TransposeWhilePacking extends Lesson {
  private static final int ROWS = 1024;
  private static final int COLUMNS = 1024;
  private static final int PANEL = 8;

  private final float[] a = RandomFloats.array(ROWS * COLUMNS, 1);
  private final float[] transposed = new float[ROWS * COLUMNS];
  private final float[] packed = new float[ROWS * COLUMNS];

  @Override
  @Benchmark
  public float[] wrong() {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        transposed[column * ROWS + row] = a[row * COLUMNS + column];
      }
    }
    for (int first = 0; first < ROWS; first += PANEL) {
      for (int column = 0; column < COLUMNS; column++) {
        int to = first * COLUMNS + column * PANEL;
        System.arraycopy(transposed, column * ROWS + first, packed, to, PANEL);
      }
    }
    return packed;
  }

  @Override
  @Benchmark
  public float[] right() {
    for (int first = 0; first < ROWS; first += PANEL) {
      for (int column = 0; column < COLUMNS; column++) {
        int to = first * COLUMNS + column * PANEL;
        for (int row = 0; row < PANEL; row++) {
          packed[to + row] = a[(first + row) * COLUMNS + column];
        }
      }
    }
    return packed;
  }
}
