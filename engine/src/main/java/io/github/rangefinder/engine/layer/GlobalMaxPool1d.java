package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * The largest value of a whole series, channel by channel: (steps, channels) becomes (channels).
 *
 * @param keepsDimensions whether it becomes (1, channels) instead
 */
public record GlobalMaxPool1d(boolean keepsDimensions) implements UnaryLayer {
  /** Without the dimensions. */
  public GlobalMaxPool1d() {
    this(false);
  }

  @Override
  public Shape outputShape(Shape input) {
    return GlobalPool.outputShape("GlobalMaxPool1d", input, 2, keepsDimensions);
  }

  @Override
  public Op createOp(Place place) {
    return new GlobalMaxPool2d().createOp(Series.images(place));
  }
}
