package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * Turns a row of logits into probabilities: e^x over the row's sum of e^x, along the last axis.
 *
 * <p>As the last layer of a classifier it is left out while training: the loss is taken from the
 * logits, which is exact where the probabilities would round to 0.
 */
public record Softmax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() == 0) {
      throw new IllegalArgumentException("Softmax expects samples of shape (…, classes), got ()");
    }
    return input;
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.input().shape();
    int classes = shape.dim(shape.rank() - 1);
    return new SoftmaxOp(
        place.input(), place.output(), place.input().sampleSize() / classes, classes);
  }

  private record SoftmaxOp(Value in, Value out, int rows, int classes) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      Activations.softmax(in.data().data(), out.data().data(), sample * rows, rows, classes);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() != null) {
        Activations.softmaxGradient(
            out.data().data(),
            out.gradient().data(),
            in.gradient().data(),
            sample * rows,
            rows,
            classes);
      }
    }
  }
}
