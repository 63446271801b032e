package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * The mean of a whole series, channel by channel: (steps, channels) becomes (channels).
 *
 * @param keepsDimensions whether it becomes (1, channels) instead
 */
public record GlobalAveragePool1d(boolean keepsDimensions) implements UnaryLayer {
  /** Without the dimensions. */
  public GlobalAveragePool1d() {
    this(false);
  }

  @Override
  public Shape outputShape(Shape input) {
    return GlobalPool.outputShape("GlobalAveragePool1d", input, 2, keepsDimensions);
  }

  @Override
  public Op createOp(Place place) {
    return new GlobalAveragePool2d().createOp(Series.images(place));
  }
}
