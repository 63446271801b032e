package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * Turns a row of logits into probabilities: e^x over the row's sum of e^x.
 *
 * <p>As the last layer of a classifier it is left out while training: the loss is taken from the
 * logits, which is exact where the probabilities would round to 0.
 */
public record Softmax() implements Layer {
  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() != 1) {
      throw new IllegalArgumentException(
          "Softmax expects samples of shape (classes), got " + inputShape);
    }
    return inputShape;
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new SoftmaxPass(input);
  }

  private static final class SoftmaxPass extends ShardPass {
    private final int classes;

    SoftmaxPass(Tensor input) {
      super(input, new Tensor(input.shape()));
      classes = input.shape().dim(1);
    }

    @Override
    public void forward(int sample, int thread) {
      Activations.softmax(input().data(), output().data(), sample, 1, classes);
    }

    @Override
    public void backward(int sample, int shard, int thread) {
      if (inputGradient() != null) {
        Activations.softmaxGradient(
            output().data(), outputGradient().data(), inputGradient().data(), sample, 1, classes);
      }
    }
  }
}
