package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsVectorKernels
class VectorWeightedRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 11, 12, 13, 18, 31})
  void addsEachListedRowTimesItsWeight(int vectors) {
    SplittableRandom random = TestSeed.random();
    int width = vectors * VectorLanes.COUNT;
    for (int count : new int[] {0, 1, 2, 3, 4, 5, 8, 9, 33}) {
      int listed = 3 + count + 2;
      float[] rows = TestSeed.floats(random, 5 + 4 * width);
      int[] starts = random.ints(listed, 0, 3 * width + 1).toArray();
      float[] weights = TestSeed.floats(random, listed);
      float[] c = TestSeed.floats(random, 9 + width + 7);
      double[] expected = new double[c.length];
      Arrays.setAll(expected, i -> c[i]);
      for (int j = 3; j < 3 + count; j++) {
        for (int i = 0; i < width; i++) {
          expected[9 + i] += (double) weights[j] * rows[5 + starts[j] + i];
        }
      }

      long[] list = new long[listed];
      Arrays.setAll(list, j -> WeightLists.row(starts[j], weights[j]));
      VectorWeightedRows.add(rows, 5, list, 3, 3 + count, c, 9, vectors);

      for (int i = 0; i < c.length; i++) {
        assertEquals(expected[i], c[i], 1e-6 * count, count + " rows, c[" + i + "]");
      }
    }
  }
}
