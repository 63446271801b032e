package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.vector.VectorRectifiers;

/**
 * x where it is above 0, slope · x elsewhere.
 *
 * <p>Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic
 * models", 2013.
 *
 * @param slope at least 0
 */
public record LeakyRelu(float slope) implements ElementLayer {
  /** Keras's. */
  public static final float DEFAULT_SLOPE = 0.3f;

  /** Checks the slope. */
  public LeakyRelu {
    if (!(slope >= 0) || Float.isInfinite(slope)) {
      throw new IllegalArgumentException("LeakyRelu needs a slope of at least 0, got " + slope);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorRectifiers.relu(slope, Float.POSITIVE_INFINITY, 0, x, out, from, n);
    } else {
      Activations.leakyRelu(slope, x, out, from, n);
    }
  }

  @Override
  public void addGradient(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    if (Kernels.areVector()) {
      VectorRectifiers.addGradient(slope, out, outputGradient, inputGradient, from, n);
    } else {
      Activations.leakyReluGradient(slope, out, outputGradient, inputGradient, from, n);
    }
  }
}
