package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Shrinkage;

/**
 * x where |x| is above a threshold, 0 elsewhere.
 *
 * @param threshold at least 0
 */
public record HardShrink(float threshold) implements ElementLayer {
  /** Keras's. */
  public static final float DEFAULT_THRESHOLD = 0.5f;

  /** Checks the numbers. */
  public HardShrink {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException(
          "HardShrink needs a threshold of at least 0, got " + threshold);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    Shrinkage.hardShrink(threshold, x, out, from, n);
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    Shrinkage.shrinkGradient(threshold, x, dy, dx, from, n);
  }
}
