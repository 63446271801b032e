package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The first of two inputs by the second, element by element; an extent of 1 is repeated. */
public record Divide() implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shapeOfTwo(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    return new QuotientOp(place);
  }
}
