package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * An image in another size: (any, any, channels) becomes (height, width, channels). What is made
 * smaller is not smoothed before.
 *
 * @param height at least 1
 * @param width at least 1
 * @param between what lies between the centres of pixels
 */
public record Resizing2d(int height, int width, Interpolation between) implements UnaryLayer {
  /** Checks the size. */
  public Resizing2d {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "Resizing2d needs a size of at least 1, got %d x %d".formatted(height, width));
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(height, width, Images.require("Resizing2d", input).dim(2));
  }

  @Override
  public Op createOp(Place place) {
    return new ResizingOp(place, between);
  }
}
