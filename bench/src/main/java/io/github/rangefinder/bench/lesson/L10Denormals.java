package io.github.rangefinder.bench.lesson;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The running mean of a gradient that stays 0 shrinks by a tenth with every step, until it is a
 * denormal number, below 1.2e-38. Rounding then never lets it reach 0, and many processors take a
 * hundred cycles for arithmetic on such numbers. C can tell the processor to flush them; Java
 * cannot. A small constant, added and subtracted again, does.
 *
 * <p>See: nothing in the source says that it is slow. The ratio is the processor's: next to nothing
 * on some, tenfold and more on others.
 *
 * <p>Expect: wrong takes this many times as long as right: the processor decides: below 1 on AMD's
 * Zen 5, which does not mind; 1.6 for a whole step of Adam where this project met it.
 */
public class L10Denormals extends Lesson {
  private static final int N = 4096;
  private static final int STEPS = 16;
  private static final float FLUSH = 1e-25f;
  private static final float START = 1e-39f;

  private final float[] mean = new float[N];

  @Override
  @Benchmark
  public float[] wrong() {
    Arrays.fill(mean, START);
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < N; i++) {
        mean[i] = 0.9f * mean[i];
      }
    }
    return mean;
  }

  @Override
  @Benchmark
  public float[] right() {
    Arrays.fill(mean, START);
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < N; i++) {
        mean[i] = 0.9f * mean[i] + FLUSH - FLUSH;
      }
    }
    return mean;
  }
}
