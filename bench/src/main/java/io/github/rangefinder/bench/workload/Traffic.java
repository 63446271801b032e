package io.github.rangefinder.bench.workload;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts the bytes that a benchmark reads and writes, each array once a pass; JMH shows them a
 * second, which is GB/s. For loops that compute little for each float.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Traffic {
  /** 10⁹ bytes. */
  public double gbyte;

  /** Adds so many floats that were read or written. */
  public void addFloats(long floats) {
    addBytes(floats * Float.BYTES);
  }

  /** Adds so many bytes that were read or written. */
  public void addBytes(long bytes) {
    gbyte += bytes * 1e-9;
  }
}
