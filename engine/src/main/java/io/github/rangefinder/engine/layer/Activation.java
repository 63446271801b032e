package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** Functions that are applied to each element of a sample; the shape stays. */
public enum Activation implements Layer {
  /** max(x, 0). */
  RELU {
    @Override
    void apply(float[] x, float[] out, int from, int n) {
      Activations.relu(x, out, from, n);
    }

    @Override
    void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      Activations.reluGradient(out, outputGradient, inputGradient, from, n);
    }
  },

  /** The hyperbolic tangent. */
  TANH {
    @Override
    void apply(float[] x, float[] out, int from, int n) {
      Activations.tanh(x, out, from, n);
    }

    @Override
    void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      Activations.tanhGradient(out, outputGradient, inputGradient, from, n);
    }
  },

  /** The logistic function, 1 / (1 + e^-x). */
  SIGMOID {
    @Override
    void apply(float[] x, float[] out, int from, int n) {
      Activations.sigmoid(x, out, from, n);
    }

    @Override
    void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      Activations.sigmoidGradient(out, outputGradient, inputGradient, from, n);
    }
  };

  abstract void apply(float[] x, float[] out, int from, int n);

  abstract void gradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n);

  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new ElementPass(input) {
      @Override
      void apply(float[] x, float[] out, int from, int n) {
        Activation.this.apply(x, out, from, n);
      }

      @Override
      void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
        Activation.this.gradient(out, outputGradient, inputGradient, from, n);
      }
    };
  }
}
