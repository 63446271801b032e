package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.NormalizedRow;
import io.github.rangefinder.engine.kernel.RowNormalization;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of floats against the plain loops: sums within the stated bound, all else to the bit. */
@NeedsVectorKernels
class VectorRowNormalizationTest {
  private static final int AT = 5;
  private static final double EPSILON = 1e-3;

  /** (1024 / 16 + 6) · 2⁻²⁴, the bound that {@link VectorRowNormalization} states. */
  private static final double BOUND = 70 * 0x1p-24;

  private final SplittableRandom random = TestSeed.random();
  private final float[] scratch = new float[VectorRowNormalization.SCRATCH];

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 64, 100, 1023, 1024, 1025, 5003})
  void sumsWithinTheStatedBound(int n) {
    float[] x = TestSeed.floats(random, AT + n + 3);
    float mean = 0.25f;
    double sum = 0;
    double magnitude = 0;
    double squares = 0;
    for (int i = AT; i < AT + n; i++) {
      sum += x[i];
      magnitude += Math.abs(x[i]);
      double distance = x[i] - mean; // in float, as defined
      squares += distance * distance;
    }
    assertEquals(sum, VectorRowNormalization.sum(x, AT, n, scratch), BOUND * magnitude);
    double actual = VectorRowNormalization.squares(x, AT, n, mean, scratch);
    assertEquals(squares, actual, BOUND * squares);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 64, 100, 1025, 5003})
  void momentsOfValuesAndGradients(int n) {
    float[] x = TestSeed.floats(random, AT + n);
    float[] gradient = TestSeed.floats(random, x.length);
    float[] gamma = TestSeed.floats(random, n);
    float[] plain = plainMoments(x, gradient, gamma, n);
    float[] fast = new float[RowNormalization.MOMENTS];
    VectorRowNormalization.moments(x, AT, n, EPSILON, true, fast, 0, scratch);
    assertEquals(plain[0], fast[0], BOUND);
    assertEquals(plain[1], fast[1], 4 * BOUND * plain[1]);
    fast = plain.clone();
    VectorRowNormalization.gradientMoments(x, gradient, AT, n, fast, 0, true, gamma, scratch);
    assertEquals(plain[2], fast[2], 2 * BOUND);
    assertEquals(plain[3], fast[3], 4 * BOUND * plain[1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 64, 100, 1025})
  void elementByElementTheSameBits(int n) {
    NormalizedRow row = new NormalizedRow(1, n, 0, 0, 1);
    float[] x = TestSeed.floats(random, AT + n + 3);
    float[] gradient = TestSeed.floats(random, x.length);
    float[] gamma = TestSeed.floats(random, n);
    float[] beta = TestSeed.floats(random, n);
    float[] before = TestSeed.floats(random, x.length);
    float[] moments = plainMoments(x, gradient, gamma, n);

    float[] plain = before.clone();
    float[] fast = before.clone();
    RowNormalization.normalize(row, x, AT, moments, 0, true, gamma, beta, 0, plain);
    VectorRowNormalization.normalize(x, AT, n, moments, 0, true, gamma, beta, fast);
    assertArrayEquals(plain, fast);

    plain = before.clone();
    fast = before.clone();
    RowNormalization.parameterGradients(row, x, gradient, AT, moments, 0, true, plain, null, 0);
    VectorRowNormalization.gammaGradient(x, gradient, AT, n, moments, 0, true, fast);
    assertArrayEquals(plain, fast);

    plain = before.clone();
    fast = before.clone();
    RowNormalization.inputGradient(row, x, gradient, AT, moments, 0, true, gamma, 0, plain);
    VectorRowNormalization.inputGradient(x, gradient, AT, n, gamma, moments, 0, fast);
    assertArrayEquals(plain, fast);
  }

  /** All four moments, as the plain kernel has them. */
  private static float[] plainMoments(float[] x, float[] gradient, float[] gamma, int n) {
    NormalizedRow row = new NormalizedRow(1, n, 0, 0, 1);
    float[] moments = new float[RowNormalization.MOMENTS];
    RowNormalization.moments(row, EPSILON, x, AT, moments, 0);
    RowNormalization.inputGradient(
        row, x, gradient, AT, moments, 0, true, gamma, 0, new float[x.length]);
    return moments;
  }
}
