package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Four ops in a row over 16 MB. Op after op, the whole array comes from memory and goes back four
 * times. Block after block, 16 KB go through all four ops while they are in the first-level cache.
 * So the engine takes a sample through all convolutions and poolings in a row before it begins the
 * next one.
 *
 * <p>See: two threads share the memory's bandwidth, but each has a cache of its own; {@code -t 2}
 * makes the ratio larger.
 *
 * <p>Expect: wrong takes this many times as long as right: 1.4 to 1.6 on one thread.
 */
public class L08BlockingForTheCache extends Lesson {
  private static final int N = 1 << 22;
  private static final int BLOCK = 4096;
  private static final int OPS = 4;

  private final float[] in = RandomFloats.array(N, 1);
  private final float[] out = new float[N];

  @Override
  @Benchmark
  public float[] wrong() {
    System.arraycopy(in, 0, out, 0, N);
    for (int op = 0; op < OPS; op++) {
      apply(op, 0, N);
    }
    return out;
  }

  @Override
  @Benchmark
  public float[] right() {
    for (int from = 0; from < N; from += BLOCK) {
      System.arraycopy(in, from, out, from, BLOCK);
      for (int op = 0; op < OPS; op++) {
        apply(op, from, from + BLOCK);
      }
    }
    return out;
  }

  /** One op over a part of the array: a scale, a shift, and no less than 0. */
  private void apply(int op, int from, int to) {
    float scale = 1 + 0.5f * op;
    for (int i = from; i < to; i++) {
      out[i] = Math.max(0, scale * out[i] + 0.25f);
    }
  }
}
