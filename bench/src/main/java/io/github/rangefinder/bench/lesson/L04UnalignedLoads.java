package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/**
 * The cache hands out lines of 64 bytes. A load of 64 bytes that begins at a line takes one; any
 * other takes two. A Java array's floats begin 16 bytes into the object, so the loads from index 0
 * on are of the second kind, unless the object lies just so.
 *
 * <p>Where an array lies nobody can say, with an exception: G1 puts very large ones at the start of
 * a region and never moves them. There index 12 begins a line (16 + 12 · 4 = 64). Both ways sum the
 * same floats, 16 KB that stay in the first-level cache; one begins at 12, the other at 4.
 *
 * <p>See: with 256-bit vectors ({@code -jvmArgsAppend -XX:MaxVectorSize=32}) only every second load
 * is split, and with 128 bits every fourth.
 */
@Fork(
    value = 3,
    jvmArgsPrepend = {EngineBenchmark.VECTOR_MODULE, "-XX:+UseG1GC"})
public class L04UnalignedLoads extends Lesson {
  /** 16 MB and more: at least half a region, however large G1's regions are. */
  private static final int HUGE = 1 << 22;

  private static final int N = 4096;
  private static final int LINE_START = 12;
  private static final int ELSEWHERE = 4;

  private final float[] atLineStart = new float[HUGE];
  private final float[] elsewhere = new float[HUGE];

  /** The same floats at two places. */
  public L04UnalignedLoads() {
    float[] floats = RandomFloats.array(N, 1);
    System.arraycopy(floats, 0, atLineStart, LINE_START, N);
    System.arraycopy(floats, 0, elsewhere, ELSEWHERE, N);
  }

  @Override
  @Benchmark
  public float[] wrong() {
    return new float[] {sum(elsewhere, ELSEWHERE)};
  }

  @Override
  @Benchmark
  public float[] right() {
    return new float[] {sum(atLineStart, LINE_START)};
  }

  private static float sum(float[] x, int from) {
    int lanes = SPECIES.length();
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    for (int i = from; i < from + N; i += 4 * lanes) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, x, i));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, x, i + lanes));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, x, i + 2 * lanes));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, x, i + 3 * lanes));
    }
    return sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
  }
}
