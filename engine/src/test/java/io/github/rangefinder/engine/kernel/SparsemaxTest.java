package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparsemaxTest {
  private static final int WIDTH = 9;

  private final SplittableRandom random = TestSeed.random();

  /** What is above 0 is x less one number, what is 0 lies below that number, and all sum to 1. */
  @Test
  void isTheNearestPointOfTheSimplex() {
    for (int repeat = 0; repeat < 200; repeat++) {
      float[] x = TestSeed.floats(random, WIDTH + 2);
      float[] out = new float[x.length];
      RowActivations.sparsemax(x, out, 1, WIDTH);
      double sum = 0;
      double threshold = Double.NaN;
      for (int i = 1; i <= WIDTH; i++) {
        sum += out[i];
        threshold = out[i] > 0 ? x[i] - out[i] : threshold;
      }
      assertEquals(1, sum, 1e-6);
      for (int i = 1; i <= WIDTH; i++) {
        assertTrue(out[i] >= 0);
        assertEquals(Math.max(x[i] - threshold, 0), out[i], 1e-6);
      }
    }
  }

  /** ∂out_i / ∂x_j = [both above 0] · ([i = j] - 1 / how many are). */
  @Test
  void gradientIsThatOfItsSupport() {
    float[] x = {0.5f, -3, 0.25f, 0.5f, -0.2f};
    float[] out = new float[5];
    RowActivations.sparsemax(x, out, 0, 5);
    float[] gradient = {1, 1, 1, 1, 1};
    RowActivations.sparsemaxGradient(out, new float[] {3, 9, 6, 0, 9}, gradient, 0, 5);
    float[] wanted = {1, 1, 4, -2, 1};
    for (int i = 0; i < 5; i++) {
      assertEquals(wanted[i], gradient[i], 1e-6f);
    }
  }
}
