package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * A layer that treats each element by itself and in training as in inference; the shape stays. Fast
 * kernels work in several passes over blocks of elements and need room for what is between them:
 * {@link #scratch} floats that nobody else uses meanwhile.
 */
interface BlockwiseLayer extends UnaryLayer {
  /** How many floats of scratch the functions below need. */
  default int scratch() {
    return ActivationKernels.scratch();
  }

  /** out (n) = the function of x (n), both from an offset on. */
  void apply(float[] x, float[] out, int from, int n, float[] scratch);

  /**
   * dx (n), the input's gradient, += dy (n), the output's, times the function's slope, given what
   * went in and what came out; all from an offset on.
   */
  void addGradient(
      float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch);

  @Override
  default Shape outputShape(Shape input) {
    return input;
  }

  @Override
  default Op createOp(Place place) {
    return new ElementOp(this, place);
  }
}
