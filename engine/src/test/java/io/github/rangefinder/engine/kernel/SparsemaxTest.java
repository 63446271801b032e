package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparsemaxTest {
  private static final int WIDTH = 9;

  private final SplittableRandom random = TestSeed.random();

  /** Row by row as Keras computes it: sort, sums, support, threshold. */
  private static float[] byDefinition(float[] row) {
    float[] sorted = row.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double sums = 0;
    int support = 0;
    for (int r = 1; r <= sorted.length; r++) {
      sum += sorted[sorted.length - r];
      if (sorted[sorted.length - r] > (sum - 1) / r) {
        sums += sum;
        support++;
      }
    }
    float[] out = row.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.max(row[i] - (sums - 1) / support, 0);
    }
    return out;
  }

  @Test
  void isWhatSortingGives() {
    for (int repeat = 0; repeat < 200; repeat++) {
      float[] x = TestSeed.floats(random, WIDTH);
      x[2] = x[5];
      float[] out = new float[WIDTH];
      RowActivations.sparsemax(x, out, 0, WIDTH);
      float[] wanted = byDefinition(x);
      for (int i = 0; i < WIDTH; i++) {
        assertEquals(wanted[i], out[i], 1e-6f);
      }
    }
  }

  /** Numbers of keras.activations.sparsemax of Keras 3.15 and JAX's gradient of it. */
  @Test
  void valueAndGradientAreThoseOfKeras() {
    float[] x = {-0.5f, -3, -0.25f, -0.75f, -0.9f};
    float[] out = new float[5];
    RowActivations.sparsemax(x, out, 0, 5);
    float[] gradient = {1, 1, 1, 1, 1};
    RowActivations.sparsemaxGradient(x, out, new float[] {3, 9, 6, 1, 2}, gradient, 0, 5);
    float[] wanted = {0.6666666f, 0, 0.9166666f, 0.41666663f, 0.26666665f};
    float[] wantedGradient = {-5, 0, -6, -3, 2};
    for (int i = 0; i < 5; i++) {
      assertEquals(wanted[i], out[i], 1e-6f);
      assertEquals(1 + wantedGradient[i], gradient[i], 1e-5f);
    }
  }
}
