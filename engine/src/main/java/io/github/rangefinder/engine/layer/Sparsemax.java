package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Rows of x less a threshold along the last axis, none below 0, many of them 0, as Keras 3.15 has
 * it: where several elements stay above 0 its threshold is not the one of Martins and Astudillo,
 * "From softmax to sparsemax", 2016, so that rows do not sum to 1.
 */
public record Sparsemax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    return new RowActivationOp(place) {
      @Override
      void forward(float[] x, float[] out, int at, int n) {
        RowActivations.sparsemax(x, out, at, n);
      }

      @Override
      void backward(
          float[] x, float[] out, float[] outputGradient, float[] inputGradient, int at, int n) {
        RowActivations.sparsemaxGradient(x, out, outputGradient, inputGradient, at, n);
      }
    };
  }
}
