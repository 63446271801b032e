package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.kernel.ExponentialUnits;
import io.github.rangefinder.engine.kernel.Gates;
import io.github.rangefinder.engine.kernel.Rectifiers;
import io.github.rangefinder.engine.kernel.SmoothActivations;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fast activations give the plain ones' bits: for any length, any element, any width. */
@NeedsVectorKernels
class VectorActivationsTest {
  private static final int[] SIZES = {0, 1, 3, 15, 16, 17, 33, 511, 512, 513, 1100, 2000};
  private static final float[] SPECIAL = {
    0,
    -0f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    88.7f,
    89,
    -87.4f,
    -103,
    -104.5f
  };

  private interface Forward {
    void run(float[] x, float[] out, int from, int n, float[] scratch);
  }

  private interface Gradient {
    void run(float[] x, float[] dy, float[] dx, int from, int n, float[] scratch);
  }

  @Test
  void forward() {
    same(
        (x, y, from, n, s) -> Activations.tanh(x, y, from, n),
        (x, y, from, n, s) -> VectorSigmoids.tanh(x, y, from, n));
    same(
        (x, y, from, n, s) -> Activations.sigmoid(x, y, from, n),
        (x, y, from, n, s) -> VectorSigmoids.logistic(x, y, from, n));
    same(
        (x, y, from, n, s) -> Rectifiers.relu(0.2f, 6, 0.5f, x, y, from, n),
        (x, y, from, n, s) -> VectorRectifiers.relu(0.2f, 6, 0.5f, x, y, from, n));
    same(
        (x, y, from, n, s) -> Rectifiers.relu(0.2f, 1, 2, x, y, from, n),
        (x, y, from, n, s) -> VectorRectifiers.relu(0.2f, 1, 2, x, y, from, n));
    same(
        (x, y, from, n, s) -> Activations.leakyRelu(0.2f, x, y, from, n),
        (x, y, from, n, s) ->
            VectorRectifiers.relu(0.2f, Float.POSITIVE_INFINITY, 0, x, y, from, n));
    same(
        (x, y, from, n, s) -> Gates.silu(x, y, from, n),
        (x, y, from, n, s) -> VectorGates.silu(x, y, from, n));
    same(
        (x, y, from, n, s) -> Gates.mish(x, y, from, n),
        (x, y, from, n, s) -> VectorGates.mish(x, y, from, n));
    same((x, y, from, n, s) -> Gates.gelu(x, y, from, n), VectorGelu::gelu);
    same((x, y, from, n, s) -> Gates.geluTanh(x, y, from, n), VectorGates::geluTanh);
    same(
        (x, y, from, n, s) -> SmoothActivations.softplus(x, y, from, n),
        (x, y, from, n, s) -> VectorSoftplus.softplus(x, y, from, n));
    same(
        (x, y, from, n, s) -> ExponentialUnits.exp(x, y, from, n),
        (x, y, from, n, s) -> VectorExponentialUnits.exp(x, y, from, n));
    same(
        (x, y, from, n, s) -> ExponentialUnits.forward(1.05f, 1.6f, 0.7f, x, y, from, n),
        (x, y, from, n, s) -> VectorExponentialUnits.forward(1.05f, 1.6f, 0.7f, x, y, from, n));
  }

  @Test
  void gradients() {
    same(
        (x, dy, dx, from, n, s) -> Rectifiers.reluGradient(0.2f, 6, 0.5f, x, dy, dx, from, n),
        (x, dy, dx, from, n, s) ->
            VectorRectifiers.reluGradient(0.2f, 6, 0.5f, x, dy, dx, from, n));
    same(
        (x, dy, dx, from, n, s) -> Rectifiers.reluGradient(0.2f, 1, 2, x, dy, dx, from, n),
        (x, dy, dx, from, n, s) -> VectorRectifiers.reluGradient(0.2f, 1, 2, x, dy, dx, from, n));
    same(
        (x, dy, dx, from, n, s) -> Activations.leakyReluGradient(0.2f, x, dy, dx, from, n),
        (x, dy, dx, from, n, s) -> VectorRectifiers.addGradient(0.2f, x, dy, dx, from, n));
    same(
        (x, dy, dx, from, n, s) -> Gates.siluGradient(x, dy, dx, from, n),
        VectorGates::siluGradient);
    same(
        (x, dy, dx, from, n, s) -> Gates.mishGradient(x, dy, dx, from, n),
        VectorGates::mishGradient);
    same(
        (x, dy, dx, from, n, s) -> Gates.geluGradient(x, dy, dx, from, n),
        VectorGelu::geluGradient);
    same(
        (x, dy, dx, from, n, s) -> Gates.geluTanhGradient(x, dy, dx, from, n),
        VectorGates::geluTanhGradient);
    same(
        (x, dy, dx, from, n, s) -> SmoothActivations.softplusGradient(x, dy, dx, from, n),
        VectorSoftplus::softplusGradient);
    same(
        (x, dy, dx, from, n, s) -> ExponentialUnits.gradient(1.05f, 1.6f, 0.7f, x, dy, dx, from, n),
        (x, dy, dx, from, n, s) ->
            VectorExponentialUnits.gradient(1.05f, 1.6f, 0.7f, x, dy, dx, from, n, s));
  }

  private static void same(Forward plain, Forward fast) {
    SplittableRandom random = TestSeed.random();
    float[] scratch = new float[VectorLanes.SCRATCH];
    for (int n : SIZES) {
      int from = random.nextInt(20);
      float[] x = inputs(random, from + n + 3);
      float[] wanted = new float[x.length];
      float[] got = new float[x.length];
      plain.run(x, wanted, from, n, scratch);
      fast.run(x, got, from, n, scratch);
      assertArrayEquals(wanted, got);
    }
  }

  private static void same(Gradient plain, Gradient fast) {
    SplittableRandom random = TestSeed.random();
    float[] scratch = new float[VectorLanes.SCRATCH];
    for (int n : SIZES) {
      int from = random.nextInt(20);
      float[] x = inputs(random, from + n + 3);
      float[] outputGradient = TestSeed.floats(random, x.length);
      float[] wanted = TestSeed.floats(random, x.length);
      float[] got = wanted.clone();
      plain.run(x, outputGradient, wanted, from, n, scratch);
      fast.run(x, outputGradient, got, from, n, scratch);
      assertArrayEquals(wanted, got);
    }
  }

  /** Numbers of all sizes that matter to an exponential, and special ones among them. */
  private static float[] inputs(SplittableRandom random, int n) {
    float[] x = TestSeed.floats(random, n);
    for (int i = 0; i < n; i++) {
      float scale = random.nextInt(4) == 0 ? 120 : random.nextInt(2) == 0 ? 8 : 0.5f;
      x[i] = random.nextInt(25) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : scale * x[i];
    }
    return x;
  }
}
