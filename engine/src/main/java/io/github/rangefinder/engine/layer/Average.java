package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The mean of all inputs, element by element. */
public record Average() implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Broadcast.shape(this, inputs);
  }

  @Override
  public Op createOp(Place place) {
    float share = 1f / place.inputs().size();
    return new SumOp(place, share, share);
  }
}
