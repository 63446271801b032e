package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Powers and the logarithm beside double precision. */
class PowersTest {
  private static final float[] X = {0.01f, 0.3f, 1, 1.7f, 42, 3e4f};
  private static final int FROM = 1;
  private static final int N = X.length - FROM;

  @ParameterizedTest
  @ValueSource(floats = {2, 1, 0.5f, -0.5f, -1, 3, -2, 1.5f})
  void powersAndTheirSlopesAreThoseOfDoublePrecision(float exponent) {
    float[] y = new float[X.length];
    Powers.power(exponent, X, y, FROM, N);
    float[] dx = {7, 7, 7, 7, 7, 7};
    Powers.powerGradient(exponent, X, y, dx, FROM, N);
    assertEquals(0, y[0]);
    assertEquals(7, dx[0]);
    for (int i = FROM; i < X.length; i++) {
      double power = StrictMath.pow(X[i], exponent);
      assertEquals(power, y[i], 1e-7 * power, "x " + X[i]);
      double slope = 7 + exponent * power / X[i] * y[i];
      assertEquals(slope, dx[i], 3e-7 * Math.abs(slope), "slope at " + X[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {2, 3, -1})
  void wholePowersAreThereBelowZero(float exponent) {
    float[] y = new float[1];
    Powers.power(exponent, new float[] {-1.5f}, y, 0, 1);
    assertEquals((float) StrictMath.pow(-1.5, exponent), y[0]);
  }
}
