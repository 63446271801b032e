package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * Average pooling: the mean of each window, channel by channel; where a window reaches outside, the
 * mean of what lies inside the image.
 *
 * @param window which pixels are averaged
 */
public record AveragePool2d(Window window) implements Layer {
  /** Windows that touch but do not overlap, as in Keras. */
  public AveragePool2d(int pool) {
    this(Window.square(pool, pool));
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return window.outputShape("AveragePool2d", inputShape);
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    PoolingSizes sizes = window.sizes(input.shape());
    return new AveragePoolPass(
        input, sizes, Shape.of(sizes.outHeight(), sizes.outWidth(), sizes.channels()));
  }
}
