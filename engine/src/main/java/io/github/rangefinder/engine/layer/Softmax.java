package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * Turns a row of logits into probabilities: e^x over the row's sum of e^x.
 *
 * <p>As the last layer of a classifier it is left out while training: the loss is taken from the
 * logits, which is exact where the probabilities would round to 0.
 */
public record Softmax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() != 1) {
      throw new IllegalArgumentException(
          "Softmax expects samples of shape (classes), got " + inputShape);
    }
    return inputShape;
  }

  @Override
  public Op createOp(Place place) {
    return new SoftmaxOp(place.input(), place.output());
  }

  private record SoftmaxOp(Value in, Value out) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      Activations.softmax(in.data().data(), out.data().data(), sample, 1, in.sampleSize());
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() != null) {
        Activations.softmaxGradient(
            out.data().data(),
            out.gradient().data(),
            in.gradient().data(),
            sample,
            1,
            in.sampleSize());
      }
    }
  }
}
