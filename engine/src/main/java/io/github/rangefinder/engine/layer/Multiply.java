package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The product of all inputs, element by element; an extent of 1 is repeated. */
public record Multiply() implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shape(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    return new ProductOp(place);
  }
}
