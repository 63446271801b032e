package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Shrinkage;

/**
 * x drawn nearer to 0 by a threshold, 0 where it is nearer than that.
 *
 * @param threshold at least 0
 */
public record SoftShrink(float threshold) implements ElementLayer {
  /** Keras's. */
  public static final float DEFAULT_THRESHOLD = 0.5f;

  /** Checks the numbers. */
  public SoftShrink {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException(
          "SoftShrink needs a threshold of at least 0, got " + threshold);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    Shrinkage.softShrink(threshold, x, out, from, n);
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    Shrinkage.shrinkGradient(threshold, x, dy, dx, from, n);
  }
}
