package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * Average pooling: the mean of each window, channel by channel; where a window reaches outside, the
 * mean of what lies inside the image.
 *
 * @param window which pixels are averaged
 */
public record AveragePool2d(Window window) implements UnaryLayer {
  /** Windows that touch but do not overlap, as in Keras. */
  public AveragePool2d(int pool) {
    this(Window.square(pool, pool));
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return window.outputShape("AveragePool2d", inputShape);
  }

  @Override
  public Op createOp(Place place) {
    return new AveragePoolOp(place, window.sizes(place.input().shape()));
  }
}
