package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The first of two inputs less the second, element by element. */
public record Subtract() implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shapeOfTwo(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    return new SumOp(place, 1, -1);
  }
}
