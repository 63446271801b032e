package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * scale · x + offset, such as 1/255 for pixels.
 *
 * @param scale finite
 * @param offset finite
 */
public record Rescaling(float scale, float offset) implements Layer {
  /** Checks both numbers. */
  public Rescaling {
    if (!Float.isFinite(scale) || !Float.isFinite(offset)) {
      throw new IllegalArgumentException(
          "Rescaling needs a finite scale and offset, got " + scale + " and " + offset);
    }
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new ElementPass(input) {
      @Override
      void apply(float[] x, float[] out, int from, int n) {
        Activations.rescale(scale, offset, x, out, from, n);
      }

      @Override
      void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
        Activations.rescale(scale, 0, outputGradient, inputGradient, from, n);
      }
    };
  }
}
