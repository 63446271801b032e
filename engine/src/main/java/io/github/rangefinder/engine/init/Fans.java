package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * How many inputs one output of a layer sums, and how many outputs one input reaches, border aside.
 *
 * @param in fan-in
 * @param out fan-out
 */
record Fans(int in, int out) {
  /** Of a dense kernel (in, out) or a convolution kernel (height, width, channels, filters). */
  static Fans of(Shape kernel) {
    return switch (kernel.rank()) {
      case 2 -> new Fans(kernel.dim(0), kernel.dim(1));
      case 4 -> {
        int window = kernel.dim(0) * kernel.dim(1);
        yield new Fans(window * kernel.dim(2), window * kernel.dim(3));
      }
      default ->
          throw new IllegalArgumentException(
              "a kernel has shape (in, out) or (height, width, channels, filters), got " + kernel);
    };
  }
}
