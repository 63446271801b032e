package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A helper method that takes vectors and returns one. As long as C2 inlines it, a vector is a
 * register. Once it does not, each vector that goes in or out is an object.
 *
 * <p>C2 stops inlining where a method or the sum of all that it has inlined grows too large, and
 * says nothing. Here it is told to stop, so that the lesson is the same on every JDK.
 *
 * <p>See: {@code -prof gc}. The right way allocates its result alone.
 *
 * <p>Expect: wrong takes this many times as long as right: about 20.
 */
public class L01BoxingByAHelper extends Lesson {
  private static final int N = 4096;

  private final float[] a = RandomFloats.array(N, 1);
  private final float[] b = RandomFloats.array(N, 2);

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static FloatVector add(FloatVector sum, FloatVector x, FloatVector y) {
    return x.fma(y, sum);
  }

  @Override
  @Benchmark
  public float[] wrong() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < N; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, i);
      sum = add(sum, x, FloatVector.fromArray(SPECIES, b, i));
    }
    return new float[] {sum.reduceLanes(VectorOperators.ADD)};
  }

  @Override
  @Benchmark
  public float[] right() {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < N; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, i);
      sum = x.fma(FloatVector.fromArray(SPECIES, b, i), sum);
    }
    return new float[] {sum.reduceLanes(VectorOperators.ADD)};
  }
}
