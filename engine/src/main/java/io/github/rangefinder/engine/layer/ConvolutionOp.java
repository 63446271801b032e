package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;

/** {@link Conv2d} at work on the plain kernels. */
final class ConvolutionOp implements SampleOp {
  private final ConvolutionSizes sizes;
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final ShardSums kernelSums;
  private final ShardSums biasSums;
  private final int pixels;

  /** The bias may be one of zeros that nobody learns. */
  ConvolutionOp(Place place, ConvolutionSizes sizes, Parameter bias) {
    this.sizes = sizes;
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    this.bias = bias;
    kernelSums = new ShardSums(kernel, place.batchSize());
    biasSums = new ShardSums(bias, place.batchSize());
    pixels = sizes.outHeight() * sizes.outWidth();
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    float[] y = out.data().data();
    int at = sample * pixels;
    Bias.fillRows(bias.data().data(), y, sizes.filters(), at, at + pixels, 0, sizes.filters());
    Convolution.forward(
        sizes, x, sample * in.sampleSize(), kernel.data().data(), y, sample * out.sampleSize());
  }

  @Override
  public void clearShard(int shard) {
    kernelSums.clear(shard);
    biasSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    int inAt = sample * in.sampleSize();
    int outAt = sample * out.sampleSize();
    if (bias.isLearned()) {
      Bias.addRows(gradient, outAt, pixels, sizes.filters(), biasSums.of(shard));
    }
    if (kernel.isLearned()) {
      Convolution.kernelGradient(
          sizes, in.data().data(), inAt, gradient, outAt, kernelSums.of(shard));
    }
    if (in.gradient() != null) {
      Convolution.inputGradient(
          sizes, kernel.data().data(), gradient, outAt, in.gradient().data(), inAt);
    }
  }

  @Override
  public void addShards(int shards) {
    kernelSums.addTo(shards);
    biasSums.addTo(shards);
  }
}
