package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;
import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.vector.VectorRectifiers;

/** Functions that are applied to each element of a sample. */
public enum Activation implements ElementLayer {
  /** max(x, 0). */
  RELU {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      Activations.relu(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      if (Kernels.areVector()) {
        VectorRectifiers.addGradient(0, out, outputGradient, inputGradient, from, n);
      } else {
        Activations.reluGradient(out, outputGradient, inputGradient, from, n);
      }
    }
  },

  /** The hyperbolic tangent. */
  TANH {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      ActivationKernels.tanh(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      Activations.tanhGradient(out, outputGradient, inputGradient, from, n);
    }
  },

  /** The logistic function, 1 / (1 + e^-x). */
  SIGMOID {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      ActivationKernels.sigmoid(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      Activations.sigmoidGradient(out, outputGradient, inputGradient, from, n);
    }
  }
}
