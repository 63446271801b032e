package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.engine.backend.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The yardstick: how many multiply-adds a second one thread does that never touches memory, with
 * vectors as wide as those of the kernels.
 */
public class FmaPeak extends EngineBenchmark {
  private static final VectorSpecies<Float> SPECIES =
      Kernels.vectorBits() == 0
          ? FloatVector.SPECIES_PREFERRED
          : VectorSpecies.of(float.class, VectorShape.forBitSize(Kernels.vectorBits()));

  /** Independent sums: two multiply-add units, each with a latency of four to five cycles. */
  private static final int SUMS = 12;

  private static final int ITERATIONS = 100_000;

  /** Floating-point operations of one {@link #run}. */
  public static final double FLOP = 2.0 * SUMS * ITERATIONS * SPECIES.length();

  /** What {@link #run} returns. */
  public static final float RESULT = 2f * SUMS * SPECIES.length();

  /** Measures the peak. */
  @Benchmark
  public float peak(Arithmetic arithmetic) {
    arithmetic.addFlop(FLOP);
    return run();
  }

  /**
   * Repeats {@code s = s / 2 + 1}, which brings any start to 2, for {@link #SUMS} vectors. Their
   * starts differ, so that the compiler cannot take them for one.
   */
  public static float run() {
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector s0 = FloatVector.broadcast(SPECIES, 0);
    FloatVector s1 = FloatVector.broadcast(SPECIES, 1);
    FloatVector s2 = FloatVector.broadcast(SPECIES, 2);
    FloatVector s3 = FloatVector.broadcast(SPECIES, 3);
    FloatVector s4 = FloatVector.broadcast(SPECIES, 4);
    FloatVector s5 = FloatVector.broadcast(SPECIES, 5);
    FloatVector s6 = FloatVector.broadcast(SPECIES, 6);
    FloatVector s7 = FloatVector.broadcast(SPECIES, 7);
    FloatVector s8 = FloatVector.broadcast(SPECIES, 8);
    FloatVector s9 = FloatVector.broadcast(SPECIES, 9);
    FloatVector s10 = FloatVector.broadcast(SPECIES, 10);
    FloatVector s11 = FloatVector.broadcast(SPECIES, 11);
    for (int i = 0; i < ITERATIONS; i++) {
      s0 = s0.fma(half, one);
      s1 = s1.fma(half, one);
      s2 = s2.fma(half, one);
      s3 = s3.fma(half, one);
      s4 = s4.fma(half, one);
      s5 = s5.fma(half, one);
      s6 = s6.fma(half, one);
      s7 = s7.fma(half, one);
      s8 = s8.fma(half, one);
      s9 = s9.fma(half, one);
      s10 = s10.fma(half, one);
      s11 = s11.fma(half, one);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
    return low.add(high).reduceLanes(VectorOperators.ADD);
  }
}
