package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * An image enlarged by whole factors: (height, width, channels) becomes (height · rowFactor, width
 * · columnFactor, channels).
 *
 * @param rowFactor at least 1
 * @param columnFactor at least 1
 * @param between what lies between the centres of pixels
 */
public record UpSampling2d(int rowFactor, int columnFactor, Interpolation between)
    implements UnaryLayer {
  /** Checks the factors. */
  public UpSampling2d {
    if (rowFactor < 1 || columnFactor < 1) {
      throw new IllegalArgumentException(
          "UpSampling2d needs factors of at least 1, got %d x %d"
              .formatted(rowFactor, columnFactor));
    }
  }

  /** Each pixel again and again. */
  public UpSampling2d(int factor) {
    this(factor, factor, Interpolation.NEAREST);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("UpSampling2d", input);
    return Shape.of(input.dim(0) * rowFactor, input.dim(1) * columnFactor, input.dim(2));
  }

  @Override
  public Op createOp(Place place) {
    return new ResizingOp(place, between);
  }
}
