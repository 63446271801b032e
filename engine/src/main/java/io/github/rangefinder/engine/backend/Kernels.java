package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.vector.VectorLanes;

/**
 * The one choice of kernels: the Vector API's where the JVM has {@code jdk.incubator.vector} and
 * there is a fast one, else the plain ones and EJML's matrix product. {@code
 * -Drangefinder.kernels=vector|ejml} overrides it.
 */
public final class Kernels {
  /** System property that overrides the choice: {@code vector} or {@code ejml}. */
  public static final String PROPERTY = "rangefinder.kernels";

  /** System property that asks for vectors of 128, 256 or 512 bits. */
  public static final String VECTOR_BITS_PROPERTY = VectorLanes.PROPERTY;

  private static final boolean VECTOR = chooseVector(System.getProperty(PROPERTY));

  private Kernels() {}

  private static boolean chooseVector(String wanted) {
    boolean available = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (wanted == null) {
      return available;
    }
    return switch (wanted) {
      case "ejml" -> false;
      case "vector" -> {
        if (!available) {
          throw new IllegalStateException(
              "the vector kernels need the JVM option --add-modules jdk.incubator.vector");
        }
        yield true;
      }
      default ->
          throw new IllegalStateException(
              PROPERTY + " must be vector or ejml, got \"" + wanted + "\"");
    };
  }

  /** {@code vector} or {@code ejml}. */
  public static String name() {
    return VECTOR ? "vector" : "ejml";
  }

  /** Bits of a vector, 0 with the plain kernels. */
  public static int vectorBits() {
    return VECTOR ? VectorLanes.COUNT * Float.SIZE : 0;
  }

  /** Whether the fast kernels run: those of the Vector API. */
  public static boolean areVector() {
    return VECTOR;
  }
}
