package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.Constant;
import io.github.rangefinder.engine.kernel.ChannelScaling;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;
import java.util.SplittableRandom;

/**
 * gamma · x with a learned gamma for each element of the last axis, which keeps the branch of a
 * deep residual network small at first.
 *
 * <p>Source: Touvron et al., "Going deeper with image transformers", 2021, equation 4.
 *
 * @param initial where gamma starts, finite
 */
public record LayerScale(double initial) implements UnaryLayer {
  /** That of ConvNeXt. */
  public static final double DEFAULT_INITIAL = 1e-6;

  /** Checks the number. */
  public LayerScale {
    if (!Double.isFinite(initial)) {
      throw new IllegalArgumentException("LayerScale starts at a finite number, got " + initial);
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    Tensor gamma = new Tensor(Shape.of(input.dim(input.rank() - 1)));
    new Constant(initial).fill(gamma.shape(), gamma.data(), random);
    return List.of(new Parameter("layer scale gamma", gamma));
  }

  @Override
  public Op createOp(Place place) {
    return new LayerScaleOp(place);
  }

  private static final class LayerScaleOp implements SampleOp {
    private final Value in;
    private final Value out;
    private final Parameter gamma;
    private final ShardSums sums;
    private final int size;

    LayerScaleOp(Place place) {
      in = place.input();
      out = place.output();
      gamma = place.parameters().get(0);
      sums = new ShardSums(gamma, place.batchSize());
      size = in.sampleSize();
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      float[] factors = gamma.data().data();
      ChannelScaling.forward(factors, in.data().data(), out.data().data(), sample * size, size);
    }

    @Override
    public void clearShard(int shard) {
      sums.clear(shard);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      float[] outputGradient = out.gradient().data();
      int from = sample * size;
      if (gamma.isLearned()) {
        ChannelScaling.factorGradients(
            in.data().data(), outputGradient, from, size, sums.of(shard));
      }
      if (in.gradient() != null) {
        float[] inputGradient = in.gradient().data();
        ChannelScaling.inputGradient(
            gamma.data().data(), outputGradient, inputGradient, from, size);
      }
    }

    @Override
    public void addShards(int shards) {
      sums.addTo(shards);
    }
  }
}
