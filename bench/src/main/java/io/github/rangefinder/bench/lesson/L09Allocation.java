package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A buffer for each sample, or one for all. A new array costs zeros that nobody reads, memory that
 * no cache holds yet, and sooner or later a collection. So every op of the engine makes its buffers
 * once, and a warm step allocates nothing.
 *
 * <p>See: {@code -prof gc} shows the megabytes; the times also depend on the collector.
 *
 * <p>Expect: wrong takes this many times as long as right: 4 to 6.
 */
public class L09Allocation extends Lesson {
  private static final int SAMPLES = 64;
  private static final int N = 16_384;

  private final float[] samples = RandomFloats.array(N, 1);
  private final float[] buffer = new float[N];
  private final float[] sums = new float[SAMPLES];

  @Override
  @Benchmark
  public float[] wrong() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      sums[sample] = work(sample, new float[N]);
    }
    return sums;
  }

  @Override
  @Benchmark
  public float[] right() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      sums[sample] = work(sample, buffer);
    }
    return sums;
  }

  /** Fills the buffer, and reads a float of it. */
  private float work(int sample, float[] values) {
    for (int i = 0; i < N; i++) {
      values[i] = samples[i] * sample;
    }
    return values[sample];
  }
}
