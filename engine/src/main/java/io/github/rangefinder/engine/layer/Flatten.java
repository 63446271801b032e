package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** Turns a sample of any shape into a row of floats, walking height, width, channels. */
public record Flatten() implements ViewLayer {
  @Override
  public Shape outputShape(Shape inputShape) {
    return Shape.of(inputShape.size());
  }
}
