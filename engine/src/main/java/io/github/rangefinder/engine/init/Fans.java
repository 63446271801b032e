package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * How many inputs one output of a layer sums, and how many outputs one input reaches, border aside.
 *
 * @param in fan-in
 * @param out fan-out
 */
record Fans(int in, int out) {
  /**
   * Of a dense kernel (in, out), a convolution kernel (…window, channels, filters), or a vector,
   * for which both are its length; as Keras counts them.
   */
  static Fans of(Shape kernel) {
    int rank = kernel.rank();
    if (rank == 1) {
      return new Fans(kernel.dim(0), kernel.dim(0));
    }
    int window = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      window *= kernel.dim(axis);
    }
    return new Fans(window * kernel.dim(rank - 2), window * kernel.dim(rank - 1));
  }
}
