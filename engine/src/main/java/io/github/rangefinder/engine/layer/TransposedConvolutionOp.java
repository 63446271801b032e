package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;

/**
 * {@link Conv2dTranspose} at work: forward is the input gradient of the convolution whose image is
 * the output here, backward is that convolution.
 */
final class TransposedConvolutionOp implements SampleOp {
  private final ConvolutionSizes sizes;
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final ShardSums kernelSums;
  private final ShardSums biasSums;
  private final int pixels;
  private final int filters;

  /** The bias may be one of zeros that nobody learns. */
  TransposedConvolutionOp(Place place, ConvolutionSizes sizes, Parameter bias) {
    this.sizes = sizes;
    this.bias = bias;
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    kernelSums = new ShardSums(kernel, place.batchSize());
    biasSums = new ShardSums(bias, place.batchSize());
    pixels = sizes.height() * sizes.width();
    filters = sizes.channels();
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    float[] y = out.data().data();
    int at = sample * pixels;
    Bias.fillRows(bias.data().data(), y, filters, at, at + pixels, 0, filters);
    Convolution.inputGradient(
        sizes, kernel.data().data(), x, sample * sizes.outSize(), y, sample * sizes.imageSize());
  }

  @Override
  public void clearShard(int shard) {
    kernelSums.clear(shard);
    biasSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    int outAt = sample * sizes.imageSize();
    int inAt = sample * sizes.outSize();
    if (bias.isLearned()) {
      Bias.addRows(gradient, outAt, pixels, filters, biasSums.of(shard));
    }
    if (kernel.isLearned()) {
      Convolution.kernelGradient(
          sizes, gradient, outAt, in.data().data(), inAt, kernelSums.of(shard));
    }
    if (in.gradient() != null) {
      Convolution.forward(sizes, gradient, outAt, kernel.data().data(), in.gradient().data(), inAt);
    }
  }

  @Override
  public void addShards(int shards) {
    kernelSums.addTo(shards);
    biasSums.addTo(shards);
  }
}
