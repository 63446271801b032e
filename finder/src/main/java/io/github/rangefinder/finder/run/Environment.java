package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.backend.Kernels;
import java.io.Serializable;

/**
 * Where a test ran, for whoever compares its times and bits.
 *
 * @param jdk the Java version
 * @param kernels which kernels computed, {@code vector} or {@code ejml}
 * @param vectorBits the width of the vectors, 0 without any
 * @param threads the number of threads
 * @param os the operating system and its processor
 */
public record Environment(String jdk, String kernels, int vectorBits, int threads, String os)
    implements Serializable {
  /** This JVM, with so many threads. */
  public static Environment here(int threads) {
    return new Environment(
        Runtime.version().toString(),
        Kernels.name(),
        Kernels.vectorBits(),
        threads,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /**
   * What the bits depend on, in words: the kind of kernels alone, for vectors of any width, any
   * machine and any Java compute the same.
   */
  public String computesWith() {
    return kernels + " kernels";
  }

  /** Whether the same settings give the same bits there. */
  public boolean computesLike(Environment other) {
    return computesWith().equals(other.computesWith());
  }
}
