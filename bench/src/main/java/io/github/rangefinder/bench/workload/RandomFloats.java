package io.github.rangefinder.bench.workload;

import java.util.SplittableRandom;

/** Arrays of numbers as they come up in a network: of both signs, about 1, never denormal. */
public final class RandomFloats {
  private RandomFloats() {}

  /** n numbers between -1 and 1, for a seed always the same. */
  public static float[] array(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextDouble(-1, 1);
    }
    return floats;
  }
}
