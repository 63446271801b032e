package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** Turns a sample of any shape into a row of floats, walking height, width, channels. */
public record Flatten() implements Layer {
  @Override
  public Shape outputShape(Shape inputShape) {
    return Shape.of(inputShape.size());
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new FlattenPass(input);
  }

  /** Only the shape changes, so the output and the input's gradient are views and nothing runs. */
  private static final class FlattenPass extends ShardPass {
    FlattenPass(Tensor input) {
      super(input, input.reshape(rows(input.shape())));
    }

    private static Shape rows(Shape shape) {
      return Shape.of(shape.dim(0), shape.size() / shape.dim(0));
    }

    @Override
    Tensor createInputGradient(Tensor outputGradient) {
      return outputGradient.reshape(input().shape());
    }

    @Override
    public void forward(int sample, int thread) {}

    @Override
    public void backward(int sample, int shard, int thread) {}
  }
}
