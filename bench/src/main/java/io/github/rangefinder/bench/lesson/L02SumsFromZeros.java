package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A multiply-add takes four to five cycles until its result is there, but a processor can begin one
 * or two in each cycle. A single sum waits for itself. Several sums, each from a zero of its own,
 * fill the time; they are added up once, behind the loop.
 *
 * <p>See: the same multiply-adds, only more sums.
 *
 * <p>Expect: wrong takes this many times as long as right: 1.4 to 2, up to 4 where loads are no
 * bound.
 */
public class L02SumsFromZeros extends Lesson {
  private static final int N = 4096;

  private final float[] a = RandomFloats.array(N, 1);
  private final float[] b = RandomFloats.array(N, 2);

  private FloatVector fma(int i, FloatVector sum) {
    FloatVector x = FloatVector.fromArray(SPECIES, a, i);
    return x.fma(FloatVector.fromArray(SPECIES, b, i), sum);
  }

  @Override
  @Benchmark
  public float[] wrong() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < N; i += SPECIES.length()) {
      sum = fma(i, sum);
    }
    return new float[] {sum.reduceLanes(VectorOperators.ADD)};
  }

  @Override
  @Benchmark
  public float[] right() {
    int lanes = SPECIES.length();
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    for (int i = 0; i < N; i += 4 * lanes) {
      sum0 = fma(i, sum0);
      sum1 = fma(i + lanes, sum1);
      sum2 = fma(i + 2 * lanes, sum2);
      sum3 = fma(i + 3 * lanes, sum3);
    }
    FloatVector sum = sum0.add(sum1).add(sum2.add(sum3));
    return new float[] {sum.reduceLanes(VectorOperators.ADD)};
  }
}
