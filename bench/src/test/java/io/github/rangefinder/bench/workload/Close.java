package io.github.rangefinder.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** Compares floats with what they should be. */
public final class Close {
  private Close() {}

  /** Asserts that n floats are the expected ones up to the rounding of a sum of a few hundred. */
  public static void assertClose(float[] expected, float[] actual, int actualAt) {
    double[] doubles = new double[expected.length];
    Arrays.setAll(doubles, i -> expected[i]);
    assertClose(doubles, actual, actualAt);
  }

  /** Asserts that n floats are the expected ones up to the rounding of a sum of a few hundred. */
  public static void assertClose(double[] expected, float[] actual, int actualAt) {
    for (int i = 0; i < expected.length; i++) {
      double tolerance = 1e-4 * (1 + Math.abs(expected[i]));
      assertEquals(expected[i], actual[actualAt + i], tolerance, "element " + i);
    }
  }
}
