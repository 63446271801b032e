package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * The probabilities nearest to x along the last axis, many of them 0.
 *
 * <p>Source: Martins and Astudillo, "From softmax to sparsemax", 2016. (Keras 3.15 subtracts
 * another threshold where several elements stay above 0, so that its rows do not sum to 1.)
 */
public record Sparsemax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.input().shape();
    return new SparsemaxOp(place.input(), place.output(), shape.dim(shape.rank() - 1));
  }

  private record SparsemaxOp(Value in, Value out, int width) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int size = in.sampleSize();
      for (int at = sample * size; at < (sample + 1) * size; at += width) {
        RowActivations.sparsemax(in.data().data(), out.data().data(), at, width);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      int size = in.sampleSize();
      for (int at = sample * size; in.gradient() != null && at < (sample + 1) * size; at += width) {
        RowActivations.sparsemaxGradient(
            out.data().data(), out.gradient().data(), in.gradient().data(), at, width);
      }
    }
  }
}
