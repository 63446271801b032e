package io.github.rangefinder.bench.workload;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts the arithmetic of a benchmark; JMH shows it a second, which is GFLOP/s. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Arithmetic {
  /** 10⁹ floating-point operations. */
  public double gflop;

  /** Adds so many floating-point operations. */
  public void addFlop(double flop) {
    gflop += flop * 1e-9;
  }
}
