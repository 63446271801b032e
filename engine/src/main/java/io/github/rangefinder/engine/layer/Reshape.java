package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * The floats of a sample in their order under another shape.
 *
 * @param shape of one sample
 */
public record Reshape(Shape shape) implements ViewLayer {
  @Override
  public Shape outputShape(Shape input) {
    if (input.size() != shape.size()) {
      throw new IllegalArgumentException(
          "Reshape to %s expects samples of %d numbers, got %s"
              .formatted(shape, shape.size(), input));
    }
    return shape;
  }
}
