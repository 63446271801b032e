package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** The input as it is. */
public record Linear() implements ViewLayer {
  @Override
  public Shape outputShape(Shape input) {
    return input;
  }
}
