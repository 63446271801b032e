package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.Rectifiers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slopes that repeat, against the plain loops: to the bit where nothing is summed. */
@NeedsVectorKernels
class VectorPreluTest {
  private static final int FROM = 5;

  @ParameterizedTest
  @CsvSource({"1,1", "1,10", "1,100", "3,5", "7,16", "9,37", "35,5", "37,12", "31,8", "900,24"})
  void slopesThatRepeat(int rows, int count) {
    SplittableRandom random = TestSeed.random();
    int n = rows * count;
    float[] x = TestSeed.floats(random, FROM + n + 3);
    x[FROM] = Float.NaN;
    x[FROM + n - 1] = -0f;
    float[] slopes = TestSeed.floats(random, count);
    float[] gradient = TestSeed.floats(random, x.length);
    float[] before = TestSeed.floats(random, x.length);
    int[] places = new int[n];
    Arrays.setAll(places, i -> i % count);
    int copies = VectorBatchNorm.copies(rows, count);
    float[] repeated = new float[copies * count];
    VectorBatchNorm.repeat(slopes, count, copies, repeated);

    float[] expected = before.clone();
    float[] actual = before.clone();
    Rectifiers.prelu(slopes, places, x, expected, FROM, n);
    VectorPrelu.forward(repeated, x, actual, FROM, n);
    assertArrayEquals(expected, actual);

    expected = before.clone();
    actual = before.clone();
    Rectifiers.preluInputGradient(slopes, places, x, gradient, expected, FROM, n);
    VectorPrelu.inputGradient(repeated, x, gradient, actual, FROM, n);
    assertArrayEquals(expected, actual);
  }

  /** A sum of rows floats is off by at most rows · 2⁻²⁴ of the sum of their magnitudes. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,100", "3,5", "7,16", "35,5", "37,12", "900,24", "2000,1"})
  void gradientsOfSlopes(int rows, int count) {
    SplittableRandom random = TestSeed.random();
    int n = rows * count;
    float[] x = TestSeed.floats(random, FROM + n);
    float[] gradient = TestSeed.floats(random, x.length);
    float[] sums = TestSeed.floats(random, count);
    float[] before = sums.clone();
    int copies = VectorBatchNorm.copies(rows, count);
    VectorPrelu.slopeGradients(x, gradient, FROM, n, new float[copies * count], sums);
    for (int slope = 0; slope < count; slope++) {
      double exact = before[slope];
      double magnitude = Math.abs(before[slope]);
      for (int i = FROM + slope; i < FROM + n; i += count) {
        double product = x[i] > 0 ? 0 : (double) x[i] * gradient[i];
        exact += product;
        magnitude += Math.abs(product);
      }
      assertEquals(exact, sums[slope], (rows + 2) * 0x1p-24 * magnitude, "slope " + slope);
    }
  }
}
