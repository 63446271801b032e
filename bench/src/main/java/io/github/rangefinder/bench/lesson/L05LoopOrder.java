package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A matrix product by its definition takes a column of b for each number of c. Floats of a column
 * lie far apart, each in a line of the cache of its own. With the loop over l outside of that over
 * j, b and c are walked along their rows.
 *
 * <p>See: three loops, the same multiply-adds in the same order for each number of c, to the bit;
 * two loops have changed places.
 *
 * <p>Expect: wrong takes this many times as long as right: 3 and more.
 */
public class L05LoopOrder extends Lesson {
  private static final int N = 256;

  private final float[] a = RandomFloats.array(N * N, 1);
  private final float[] b = RandomFloats.array(N * N, 2);
  private final float[] c = new float[N * N];

  @Override
  @Benchmark
  public float[] wrong() {
    Arrays.fill(c, 0);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int l = 0; l < N; l++) {
          c[i * N + j] += a[i * N + l] * b[l * N + j];
        }
      }
    }
    return c;
  }

  @Override
  @Benchmark
  public float[] right() {
    Arrays.fill(c, 0);
    for (int i = 0; i < N; i++) {
      for (int l = 0; l < N; l++) {
        addRow(a[i * N + l], b, l * N, c, i * N);
      }
    }
    return c;
  }

  private static void addRow(float value, float[] b, int from, float[] c, int to) {
    for (int j = 0; j < N; j++) {
      c[to + j] += value * b[from + j];
    }
  }
}
