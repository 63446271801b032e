package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** The mean of a whole image, channel by channel: (height, width, channels) becomes (channels). */
public record GlobalAveragePool2d() implements Layer {
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
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new AveragePoolPass(input, Window.whole(input.shape()), Shape.of(input.shape().dim(3)));
  }
}
