package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorDepthwise;

/** A {@link Conv2d} of as many groups as channels at work on the fast kernels. */
final class FastDepthwiseOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final int threads;
  private final VectorDepthwise convolution;
  private final ShardSums biasSums;

  /** The bias may be one of zeros that nobody learns. */
  FastDepthwiseOp(Place place, ConvolutionSizes sizes, Parameter bias) {
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    this.bias = bias;
    threads = place.workers().threads();
    int shards = kernel.isLearned() ? SampleOp.shards(place.batchSize()) : 0;
    convolution = new VectorDepthwise(sizes, shards);
    biasSums = new ShardSums(bias, place.batchSize());
  }

  @Override
  public void prepare(Step step) {
    convolution.begin(kernel.data().data(), bias.data().data(), threads);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    convolution.forward(
        thread,
        in.data().data(),
        sample * in.sampleSize(),
        out.data().data(),
        sample * out.sampleSize());
  }

  @Override
  public void clearShard(int shard) {
    if (kernel.isLearned()) {
      convolution.clear(shard);
    }
    biasSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    int from = sample * out.sampleSize();
    convolution.backward(
        shard,
        thread,
        in.data().data(),
        sample * in.sampleSize(),
        gradient,
        from,
        in.gradient() == null ? null : in.gradient().data());
    if (bias.isLearned()) {
      int channels = bias.data().shape().size();
      for (int at = from; at < from + out.sampleSize(); at += channels) {
        Sums.add(gradient, at, biasSums.of(shard), 0, channels);
      }
    }
  }

  @Override
  public void addShards(int shards) {
    if (kernel.isLearned()) {
      convolution.addTo(kernel.gradient().data(), shards);
    }
    biasSums.addTo(shards);
  }
}
