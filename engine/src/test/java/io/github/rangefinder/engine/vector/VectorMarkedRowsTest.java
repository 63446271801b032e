package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsVectorKernels
class VectorMarkedRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 11, 12, 13, 18, 31})
  void addsEachMarkedRowTimesItsWeight(int vectors) {
    SplittableRandom random = TestSeed.random();
    int width = vectors * VectorLanes.COUNT;
    int pitch = width + 3;
    for (long marks : new long[] {0, 1, 1L << 63, -1, random.nextLong(), random.nextLong()}) {
      float[] rows = TestSeed.floats(random, 5 + 64 * pitch);
      float[] weights = TestSeed.floats(random, 2 + 64);
      float[] c = TestSeed.floats(random, 9 + width + 7);
      double[] expected = new double[c.length];
      Arrays.setAll(expected, i -> c[i]);
      for (int j = 0; j < 64; j++) {
        for (int i = 0; i < width && (marks >>> j & 1) == 1; i++) {
          expected[9 + i] += (double) weights[2 + j] * rows[5 + j * pitch + i];
        }
      }

      VectorMarkedRows.add(rows, 5, pitch, marks, weights, 2, c, 9, vectors);

      for (int i = 0; i < c.length; i++) {
        assertEquals(
            expected[i], c[i], 1e-6 * 64, Long.toHexString(marks) + " marks rows, c[" + i + "]");
      }
    }
  }
}
