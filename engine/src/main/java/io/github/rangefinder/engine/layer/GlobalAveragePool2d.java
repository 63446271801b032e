package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * The mean of a whole image, channel by channel: (height, width, channels) becomes (channels).
 *
 * @param keepsDimensions whether it becomes (1, 1, channels) instead
 */
public record GlobalAveragePool2d(boolean keepsDimensions) implements UnaryLayer {
  /** Without the dimensions. */
  public GlobalAveragePool2d() {
    this(false);
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return GlobalPool.outputShape("GlobalAveragePool2d", inputShape, 3, keepsDimensions);
  }

  @Override
  public Op createOp(Place place) {
    return new AveragePoolOp(place, Window.whole(place.input().shape()));
  }
}
