package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.MatrixProduct;
import io.github.rangefinder.engine.kernel.PlainConvolution;
import io.github.rangefinder.engine.kernel.PlainMatrixProduct;
import io.github.rangefinder.engine.vector.VectorConvolution;
import io.github.rangefinder.engine.vector.VectorLanes;
import io.github.rangefinder.engine.vector.VectorMatrixProduct;

/**
 * The one choice of kernels: the Vector API's where the JVM has {@code jdk.incubator.vector}, else
 * the plain ones with EJML. {@code -Drangefinder.kernels=vector|ejml} overrides it.
 */
public final class Kernels {
  /** System property that overrides the choice: {@code vector} or {@code ejml}. */
  public static final String PROPERTY = "rangefinder.kernels";

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

  /** A product whose result is at most (maxM, n), summed over at most maxK. */
  public static MatrixProduct matrixProduct(MatrixProduct.Form form, int maxM, int n, int maxK) {
    return VECTOR ? new VectorMatrixProduct(form, maxM, n, maxK) : new PlainMatrixProduct(form, n);
  }

  /** A convolution with buffers for the given number of shards. */
  public static Convolution convolution(ConvolutionSizes sizes, boolean relu, int shards) {
    return VECTOR
        ? new VectorConvolution(sizes, relu, shards)
        : new PlainConvolution(sizes, relu, shards);
  }
}
