package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * The largest value of a whole image, channel by channel: (height, width, channels) becomes
 * (channels).
 *
 * @param keepsDimensions whether it becomes (1, 1, channels) instead
 */
public record GlobalMaxPool2d(boolean keepsDimensions) implements UnaryLayer {
  /** Without the dimensions. */
  public GlobalMaxPool2d() {
    this(false);
  }

  @Override
  public Shape outputShape(Shape input) {
    return GlobalPool.outputShape("GlobalMaxPool2d", input, 3, keepsDimensions);
  }

  @Override
  public Op createOp(Place place) {
    return new MaxPoolOp(place, Window.whole(place.input().shape()));
  }
}
