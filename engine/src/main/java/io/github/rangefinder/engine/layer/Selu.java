package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;
import io.github.rangefinder.engine.kernel.ExponentialUnits;

/**
 * 1.0507 x where it is above 0, 1.0507 · 1.6733 (e^x - 1) elsewhere: keeps mean 0 and variance 1
 * from layer to layer.
 *
 * <p>Source: Klambauer et al., "Self-normalizing neural networks", 2017.
 */
public record Selu() implements BlockwiseLayer {
  private static final float SCALE = (float) ExponentialUnits.SELU_SCALE;
  private static final float ALPHA = (float) ExponentialUnits.SELU_ALPHA;

  @Override
  public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnit(SCALE, ALPHA, 1, x, out, from, n);
  }

  @Override
  public void addGradient(
      float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnitGradient(SCALE, ALPHA, 1, x, dy, dx, from, n, scratch);
  }
}
