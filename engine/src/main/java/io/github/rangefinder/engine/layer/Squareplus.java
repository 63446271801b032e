package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.SmoothActivations;

/**
 * (x + √(x² + b)) / 2.
 *
 * <p>Source: Barron, "Squareplus: a softplus-like algebraic rectifier", 2021.
 *
 * @param b how wide the bend is, above 0
 */
public record Squareplus(float b) implements ElementLayer {
  /** Keras's. */
  public static final float DEFAULT_B = 4;

  /** Checks the numbers. */
  public Squareplus {
    if (!(b > 0 && Float.isFinite(b))) {
      throw new IllegalArgumentException("Squareplus needs a b above 0, got " + b);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    SmoothActivations.squareplus(b, x, out, from, n);
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    SmoothActivations.squareplusGradient(b, x, dy, dx, from, n);
  }
}
