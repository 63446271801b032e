package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** The mean of a whole image, channel by channel: (height, width, channels) becomes (channels). */
public record GlobalAveragePool2d() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() != 3) {
      throw new IllegalArgumentException(
          "GlobalAveragePool2d expects samples of shape (height, width, channels), got "
              + inputShape);
    }
    return Shape.of(inputShape.dim(2));
  }

  @Override
  public Op createOp(Place place) {
    return new AveragePoolOp(place, Window.whole(place.input().shape()));
  }
}
