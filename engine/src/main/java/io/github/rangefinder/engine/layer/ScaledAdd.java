package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/**
 * The first of two inputs plus a factor times the second, element by element: a residual connection
 * whose branch is kept small.
 *
 * <p>Source: Szegedy et al., "Inception-v4, Inception-ResNet and the impact of residual connections
 * on learning", 2016, section 3.3.
 *
 * @param factor finite
 */
public record ScaledAdd(float factor) implements Layer {
  /** Checks the number. */
  public ScaledAdd {
    if (!Float.isFinite(factor)) {
      throw new IllegalArgumentException("ScaledAdd needs a finite factor, got " + factor);
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shapeOfTwo(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    return new SumOp(place, 1, factor);
  }
}
