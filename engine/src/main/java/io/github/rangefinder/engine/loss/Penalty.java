package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.AbsoluteAndSquare;

/**
 * What large numbers are made to cost: {@code l1 Σ |x| + l2 Σ x²}, as Keras's regularizers {@code
 * L1}, {@code L2} and {@code L1L2} count it (without a half before the square).
 *
 * @param l1 cost of an absolute value, at least 0
 * @param l2 cost of a square, at least 0
 */
public record Penalty(double l1, double l2) {
  /** Checks the costs. */
  public Penalty {
    if (!(l1 >= 0) || !(l2 >= 0) || Double.isInfinite(l1) || Double.isInfinite(l2)) {
      throw new IllegalArgumentException(
          "a penalty needs finite costs of at least 0, got " + l1 + " and " + l2);
    }
  }

  /** What x costs. */
  public double of(float[] x) {
    return AbsoluteAndSquare.cost(x, 0, x.length, l1, l2);
  }

  /** gradient += that of what x costs. */
  public void addGradient(float[] x, float[] gradient) {
    AbsoluteAndSquare.addGradient(x, gradient, 0, x.length, (float) l1, (float) l2);
  }
}
