package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** A layer that treats each element by itself and in training as in inference; the shape stays. */
public interface ElementLayer extends UnaryLayer {
  /** out (n) = the function of x (n), both from an offset on. */
  void apply(float[] x, float[] out, int from, int n);

  /**
   * inputGradient (n) += outputGradient (n) times the function's slope, given what went in and what
   * came out; all from an offset on.
   */
  void addGradient(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n);

  @Override
  default Shape outputShape(Shape input) {
    return input;
  }

  @Override
  default Op createOp(Place place) {
    return new ElementOp(this, place);
  }
}
