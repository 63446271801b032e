package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;

/**
 * x where it is above 0, alpha (e^(x / alpha) - 1) elsewhere.
 *
 * <p>Source: Barron, "Continuously differentiable exponential linear units", 2017.
 *
 * @param alpha above 0
 */
public record Celu(float alpha) implements BlockwiseLayer {
  /** Keras's. */
  public static final float DEFAULT_ALPHA = 1;

  /** Checks the numbers. */
  public Celu {
    if (!(alpha > 0 && Float.isFinite(alpha))) {
      throw new IllegalArgumentException("Celu needs an alpha above 0, got " + alpha);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnit(1, alpha, alpha, x, out, from, n);
  }

  @Override
  public void addGradient(
      float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnitGradient(1, alpha, alpha, x, dy, dx, from, n, scratch);
  }
}
