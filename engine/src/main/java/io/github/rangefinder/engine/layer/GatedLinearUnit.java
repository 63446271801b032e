package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowActivations;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * The first half of the last axis through a gate that the second half is: a / (1 + e^-b). (…, 2 n)
 * becomes (…, n).
 *
 * <p>Source: Dauphin et al., "Language modeling with gated convolutional networks", 2017, equation
 * 1.
 */
public record GatedLinearUnit() implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    int[] dims = input.dims();
    int width = dims.length == 0 ? 1 : dims[dims.length - 1];
    if (width % 2 != 0) {
      throw new IllegalArgumentException(
          "GatedLinearUnit expects samples with an even last axis, got " + input);
    }
    dims[dims.length - 1] = width / 2;
    return Shape.of(dims);
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.output().shape();
    return new GluOp(place.input(), place.output(), shape.dim(shape.rank() - 1));
  }

  private record GluOp(Value in, Value out, int width) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int size = out.sampleSize();
      for (int at = sample * size; at < (sample + 1) * size; at += width) {
        RowActivations.glu(in.data().data(), 2 * at, out.data().data(), at, width);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      int size = out.sampleSize();
      for (int at = sample * size; in.gradient() != null && at < (sample + 1) * size; at += width) {
        RowActivations.gluGradient(
            in.data().data(), out.gradient().data(), at, in.gradient().data(), 2 * at, width);
      }
    }
  }
}
