package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Powers;

/**
 * x to the power of one number, element by element.
 *
 * @param exponent the number: 2 squares, 0.5 takes the square root, -1 the reciprocal
 */
public record Power(float exponent) implements ElementLayer {
  /** Checks the exponent. */
  public Power {
    if (!Float.isFinite(exponent)) {
      throw new IllegalArgumentException("Power needs a finite exponent, got " + exponent);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    Powers.power(exponent, x, out, from, n);
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    Powers.powerGradient(exponent, x, dy, dx, from, n);
  }
}
