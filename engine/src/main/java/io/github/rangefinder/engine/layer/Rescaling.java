package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;

/**
 * scale · x + offset, such as 1/255 for pixels.
 *
 * @param scale finite
 * @param offset finite
 */
public record Rescaling(float scale, float offset) implements ElementLayer {
  /** Checks both numbers. */
  public Rescaling {
    if (!Float.isFinite(scale) || !Float.isFinite(offset)) {
      throw new IllegalArgumentException(
          "Rescaling needs a finite scale and offset, got " + scale + " and " + offset);
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    Activations.rescale(scale, offset, x, out, from, n);
  }

  @Override
  public void addGradient(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    Activations.rescaleGradient(scale, outputGradient, inputGradient, from, n);
  }
}
