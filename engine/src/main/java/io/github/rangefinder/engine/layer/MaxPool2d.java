package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Max-pooling: the largest value of each window, channel by channel.
 *
 * @param window which pixels compete
 */
public record MaxPool2d(Window window) implements UnaryLayer {
  /** Windows that touch but do not overlap, as in Keras. */
  public MaxPool2d(int pool) {
    this(pool, pool);
  }

  /** Square windows; one that does not fit is left out. */
  public MaxPool2d(int pool, int stride) {
    this(Window.square(pool, stride));
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return window.outputShape("MaxPool2d", inputShape);
  }

  @Override
  public Op createOp(Place place) {
    PoolingSizes sizes = window.sizes(place.input().shape());
    return Kernels.areVector() ? new FastMaxPoolOp(place, sizes) : new MaxPoolOp(place, sizes);
  }
}
