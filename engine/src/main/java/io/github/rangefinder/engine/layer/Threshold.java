package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Shrinkage;

/**
 * x where it is above a threshold, another value elsewhere.
 *
 * @param threshold where x begins to come out
 * @param otherwise what comes out up to there
 */
public record Threshold(float threshold, float otherwise) implements ElementLayer {
  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    Shrinkage.threshold(threshold, otherwise, x, out, from, n);
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    Shrinkage.thresholdGradient(threshold, x, dy, dx, from, n);
  }
}
