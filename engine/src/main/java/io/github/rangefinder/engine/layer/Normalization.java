package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Standardize;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * (x - mean) / max(√variance, 1e-7) with the mean and the variance of the data, which are
 * statistics and not learned; they start at 0 and 1. Both have a sample's shape on the axes that
 * are kept and 1 elsewhere.
 *
 * @param keptAxes axes of a sample, counted from 0 or from -1 for the last, that have a mean each
 * @param inverts whether it is undone instead: mean + x · max(√variance, 1e-7)
 * @param isGiven whether somebody gave the mean and the variance, as constants of the model, so
 *     that Keras counts them to no parameters
 */
public record Normalization(List<Integer> keptAxes, boolean inverts, boolean isGiven)
    implements UnaryLayer {
  /** Keras's epsilon. */
  private static final double SMALLEST_DEVIATION = 1e-7;

  /** Copies the axes. */
  public Normalization {
    keptAxes = List.copyOf(keptAxes);
  }

  /** Mean and variance that somebody measured. */
  public Normalization(List<Integer> keptAxes, boolean inverts) {
    this(keptAxes, inverts, false);
  }

  /** A mean for each element of the last axis: Keras's default. */
  public Normalization() {
    this(List.of(-1), false);
  }

  @Override
  public Shape outputShape(Shape input) {
    for (int axis : keptAxes) {
      if (axis < -input.rank() || axis >= input.rank()) {
        throw new IllegalArgumentException(
            "Normalization expects axes of its samples, got axis %d of %s".formatted(axis, input));
      }
    }
    return input;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    int[] dims = new int[input.rank()];
    Arrays.fill(dims, 1);
    for (int axis : keptAxes) {
      int kept = Math.floorMod(axis, input.rank());
      dims[kept] = input.dim(kept);
    }
    Tensor mean = new Tensor(Shape.of(dims));
    Tensor variance = new Tensor(Shape.of(dims));
    Arrays.fill(variance.data(), 1);
    return List.of(
        Parameter.statistic("normalization mean", mean),
        Parameter.statistic("normalization variance", variance));
  }

  @Override
  public Op createOp(Place place) {
    return new NormalizationOp(place, inverts);
  }

  private static final class NormalizationOp implements SampleOp {
    private final Value in;
    private final Value out;
    private final boolean inverts;
    private final float[] mean;
    private final float[] variance;
    private final float[] deviation;
    private final int[] table;

    NormalizationOp(Place place, boolean inverts) {
      this.inverts = inverts;
      in = place.input();
      out = place.output();
      mean = place.parameters().get(0).data().data();
      variance = place.parameters().get(1).data().data();
      deviation = new float[variance.length];
      Shape small = place.parameters().get(0).data().shape();
      table = Broadcast.places(small, in.shape().withoutBatch());
    }

    @Override
    public void prepare(Step step) {
      Standardize.deviations(variance, SMALLEST_DEVIATION, deviation);
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      float[] x = in.data().data();
      float[] y = out.data().data();
      int from = sample * table.length;
      if (inverts) {
        Standardize.invert(mean, deviation, table, x, y, from, table.length);
      } else {
        Standardize.forward(mean, deviation, table, x, y, from, table.length);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() == null) {
        return;
      }
      float[] dy = out.gradient().data();
      float[] dx = in.gradient().data();
      int from = sample * table.length;
      if (inverts) {
        Standardize.invertBackward(deviation, table, dy, dx, from, table.length);
      } else {
        Standardize.backward(deviation, table, dy, dx, from, table.length);
      }
    }
  }
}
