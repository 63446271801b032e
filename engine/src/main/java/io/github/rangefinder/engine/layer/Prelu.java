package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.kernel.Rectifiers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;
import java.util.SplittableRandom;

/**
 * x where it is above 0, a learned slope times x elsewhere. The slopes have a sample's shape, with
 * 1 on the axes that share them.
 *
 * <p>Source: He et al., "Delving deep into rectifiers", 2015, equation 1.
 *
 * @param sharedAxes axes of a sample, counted from 0, along which one slope serves all
 * @param initializer draws the slopes
 */
public record Prelu(List<Integer> sharedAxes, Initializer initializer) implements UnaryLayer {
  /** Copies the axes. */
  public Prelu {
    sharedAxes = List.copyOf(sharedAxes);
  }

  /** A slope for each element, which starts at 0: Keras's defaults. */
  public Prelu() {
    this(List.of(), (shape, data, random) -> {});
  }

  @Override
  public Shape outputShape(Shape input) {
    for (int axis : sharedAxes) {
      if (axis < 0 || axis >= input.rank()) {
        throw new IllegalArgumentException(
            "Prelu expects shared axes of its samples, got axis %d of %s".formatted(axis, input));
      }
    }
    return input;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    int[] dims = input.dims();
    for (int axis : sharedAxes) {
      dims[axis] = 1;
    }
    Tensor slopes = new Tensor(Shape.of(dims));
    initializer.fill(slopes.shape(), slopes.data(), random);
    return List.of(new Parameter("prelu alpha", slopes));
  }

  @Override
  public Op createOp(Place place) {
    return Kernels.areVector() && sharesFirstAxes() ? new FastPreluOp(place) : new PreluOp(place);
  }

  /**
   * Whether a sample's elements take the slopes in turn: only its first axes share them, or none.
   */
  private boolean sharesFirstAxes() {
    long shared = sharedAxes.stream().distinct().count();
    return sharedAxes.stream().allMatch(axis -> axis < shared);
  }

  private static final class PreluOp implements SampleOp {
    private final Value in;
    private final Value out;
    private final Parameter slopes;
    private final ShardSums sums;
    private final int[] table;

    PreluOp(Place place) {
      in = place.input();
      out = place.output();
      slopes = place.parameters().get(0);
      sums = new ShardSums(slopes, place.batchSize());
      table = Broadcast.places(slopes.data().shape(), in.shape().withoutBatch());
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      int from = sample * table.length;
      Rectifiers.prelu(
          slopes.data().data(), table, in.data().data(), out.data().data(), from, table.length);
    }

    @Override
    public void clearShard(int shard) {
      sums.clear(shard);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      float[] x = in.data().data();
      float[] gradient = out.gradient().data();
      int from = sample * table.length;
      if (slopes.isLearned()) {
        Rectifiers.preluSlopeGradients(table, x, gradient, from, table.length, sums.of(shard));
      }
      if (in.gradient() != null) {
        float[] inputGradient = in.gradient().data();
        Rectifiers.preluInputGradient(
            slopes.data().data(), table, x, gradient, inputGradient, from, table.length);
      }
    }

    @Override
    public void addShards(int shards) {
      sums.addTo(shards);
    }
  }
}
