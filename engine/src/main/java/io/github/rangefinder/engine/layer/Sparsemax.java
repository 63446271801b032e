package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * Rows of x less a threshold along the last axis, none below 0, many of them 0, as Keras 3.15 has
 * it: where several elements stay above 0 its threshold is not the one of Martins and Astudillo,
 * "From softmax to sparsemax", 2016, so that rows do not sum to 1.
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
            in.data().data(),
            out.data().data(),
            out.gradient().data(),
            in.gradient().data(),
            at,
            width);
      }
    }
  }
}
