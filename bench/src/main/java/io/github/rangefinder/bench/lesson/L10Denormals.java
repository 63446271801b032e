package io.github.rangefinder.bench.lesson;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Adam keeps a running mean of each weight's squared gradients, and divides by its root. Where the
 * gradients stay 0 the mean shrinks with every step, until it is a denormal number, below 1.2e-38.
 * Rounding then never lets it reach 0, and processors are slow with such numbers: some with all
 * arithmetic, AMD's Zen 5 with roots and divisions. C can tell the processor to flush them; Java
 * cannot. A small constant, added and subtracted again, does.
 *
 * <p>See: the slowest numbers look like 0, and nothing in the source says that it is slow.
 *
 * <p>Expect: wrong takes this many times as long as right: about 1.8 on AMD's Zen 5; other
 * processors differ.
 */
public class L10Denormals extends Lesson {
  private static final int N = 4096;
  private static final int STEPS = 16;
  private static final float FLUSH = 1e-25f;
  private static final float SHARE = 0.999f;
  private static final float EPSILON = 1e-7f;
  private static final float START = 1e-39f;

  private final float[] mean = new float[N];
  private final float[] root = new float[N];

  @Override
  @Benchmark
  public float[] wrong() {
    Arrays.fill(mean, START);
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < N; i++) {
        mean[i] = SHARE * mean[i];
        root[i] = (float) Math.sqrt(mean[i]) + EPSILON;
      }
    }
    return root;
  }

  @Override
  @Benchmark
  public float[] right() {
    Arrays.fill(mean, START);
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < N; i++) {
        mean[i] = SHARE * mean[i] + FLUSH - FLUSH;
        root[i] = (float) Math.sqrt(mean[i]) + EPSILON;
      }
    }
    return root;
  }
}
