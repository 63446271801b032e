package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;

/**
 * x where it is above 0, alpha (e^x - 1) elsewhere.
 *
 * <p>Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by
 * exponential linear units", 2016.
 *
 * @param alpha finite
 */
public record Elu(float alpha) implements BlockwiseLayer {
  /** Keras's. */
  public static final float DEFAULT_ALPHA = 1;

  /** Checks the numbers. */
  public Elu {
    if (!(Float.isFinite(alpha))) {
      throw new IllegalArgumentException("Elu needs a finite alpha, got " + alpha);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnit(1, alpha, 1, x, out, from, n);
  }

  @Override
  public void addGradient(
      float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
    ActivationKernels.exponentialUnitGradient(1, alpha, 1, x, dy, dx, from, n, scratch);
  }
}
