package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The smallest of all inputs, element by element: of equals, the first has the gradient. */
public record Minimum() implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shape(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    return new ExtremeOp(place, -1);
  }
}
