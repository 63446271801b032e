package io.github.rangefinder.engine;

import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * The seed of all random test data: new in each run, unless {@code -Dtests.seed=…} repeats one. A
 * test that fails says which it was.
 */
public final class TestSeed implements TestWatcher {
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** A generator in the same state at each call. */
  public static SplittableRandom random() {
    return new SplittableRandom(SEED);
  }

  /** Floats uniform over [-1, 1). */
  public static float[] floats(SplittableRandom random, int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) (2 * random.nextDouble() - 1);
    }
    return floats;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    System.err.println(context.getDisplayName() + " failed with -Dtests.seed=" + SEED);
  }
}
