package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;

/** x - log Σ e^x along the last axis. */
public record LogSoftmax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    return new RowActivationOp(place) {
      @Override
      void forward(float[] x, float[] out, int at, int n) {
        RowActivations.logSoftmax(x, out, at, n);
      }

      @Override
      void backward(
          float[] x, float[] out, float[] outputGradient, float[] inputGradient, int at, int n) {
        RowActivations.logSoftmaxGradient(out, outputGradient, inputGradient, at, n);
      }
    };
  }
}
