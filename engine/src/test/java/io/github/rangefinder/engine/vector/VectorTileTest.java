package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsVectorKernels
class VectorTileTest {
  private static final int ROWS = VectorTile.ROWS;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 16, 65, 288})
  void addsTheProductOfEightRowsAndTwoVectors(int k) {
    SplittableRandom random = TestSeed.random();
    int columns = VectorTile.COLUMNS;
    int[] aRows = scattered(random, k + 3);
    int[] cRows = scattered(random, columns + 5);
    float[] a = TestSeed.floats(random, 7 + 3 * ROWS * (k + 3));
    float[] b = TestSeed.floats(random, 11 + k * columns);
    float[] c = TestSeed.floats(random, 13 + 3 * ROWS * (columns + 5));
    float[] before = c.clone();

    VectorTile.multiplyAdd(a, 7, aRows, b, 11, k, c, 13, cRows, ROWS, new float[ROWS * columns]);

    double[] expected = new double[c.length];
    Arrays.setAll(expected, i -> before[i]);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < k; i++) {
          expected[13 + cRows[ROWS + row] + column] +=
              (double) a[7 + aRows[ROWS + row] + i] * b[11 + i * columns + column];
        }
      }
    }
    for (int i = 0; i < c.length; i++) {
      assertEquals(expected[i], c[i], 1e-6 * k, "c[" + i + "]");
    }
  }

  /** That is how fewer than eight rows are done. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void rowsThatStandTwiceAreAddedOnce(int rows) {
    int columns = VectorTile.COLUMNS;
    int[] aRows = new int[ROWS];
    int[] cRows = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      aRows[i] = Math.min(i, rows - 1);
      cRows[i] = Math.min(i, rows - 1) * columns;
    }
    float[] a = {1, 2, 3, 4, 5, 6, 7, 8};
    float[] b = new float[columns];
    Arrays.fill(b, 2);
    float[] c = new float[ROWS * columns];
    Arrays.fill(c, 0.5f);

    VectorTile.multiplyAdd(a, 0, aRows, b, 0, 1, c, 0, cRows, 0, new float[ROWS * columns]);

    for (int i = 0; i < c.length; i++) {
      int row = i / columns;
      assertEquals(row < rows ? 0.5f + 2 * a[row] : 0.5f, c[i], "c[" + i + "]");
    }
  }

  /** Where each row of three tiles begins, in no order, for rows that far apart. */
  private static int[] scattered(SplittableRandom random, int apart) {
    int[] starts = new int[3 * ROWS];
    for (int i = 0; i < starts.length; i++) {
      int j = random.nextInt(i + 1);
      starts[i] = starts[j];
      starts[j] = i * apart;
    }
    return starts;
  }
}
