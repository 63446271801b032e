package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/** x - log Σ e^x along the last axis. */
public record LogSoftmax() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.input().shape();
    return new LogSoftmaxOp(place.input(), place.output(), shape.dim(shape.rank() - 1));
  }

  private record LogSoftmaxOp(Value in, Value out, int width) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int size = in.sampleSize();
      for (int at = sample * size; at < (sample + 1) * size; at += width) {
        RowActivations.logSoftmax(in.data().data(), out.data().data(), at, width);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      int size = in.sampleSize();
      for (int at = sample * size; in.gradient() != null && at < (sample + 1) * size; at += width) {
        RowActivations.logSoftmaxGradient(
            out.data().data(), out.gradient().data(), in.gradient().data(), at, width);
      }
    }
  }
}
