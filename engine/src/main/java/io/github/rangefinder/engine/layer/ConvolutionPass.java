package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.Kernels;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * {@link Conv2d} at work, alone or with the ReLU and the max-pooling behind it: then the output is
 * the pooled one, and what backward needs of the convolution's own output is which pixel won.
 */
final class ConvolutionPass extends ShardPass {
  private final ConvolutionSizes sizes;
  private final Parameter kernel;
  private final Parameter bias;
  private final Convolution convolution;
  private final float[] winners;
  private final Task addGradients = this::addGradients;
  private int shards;

  ConvolutionPass(
      Tensor input, ConvolutionSizes sizes, boolean relu, Parameter kernel, Parameter bias) {
    super(
        input,
        batchOf(Shape.of(sizes.pooledHeight(), sizes.pooledWidth(), sizes.filters()), input));
    this.sizes = sizes;
    this.kernel = kernel;
    this.bias = bias;
    this.convolution = Kernels.convolution(sizes, relu, MAX_SHARDS);
    this.winners = new float[sizes.pool() > 1 ? output().shape().size() : 0];
  }

  @Override
  public void begin(boolean training, long key) {
    convolution.begin(kernel.value().data());
  }

  @Override
  public void forward(int shard, int from, int to) {
    for (int i = from; i < to; i++) {
      convolution.forward(
          shard,
          input().data(),
          i * sizes.imageSize(),
          bias.value().data(),
          output().data(),
          winners,
          i * sizes.pooledSize());
    }
  }

  @Override
  public void backward(int shard, int from, int to) {
    float[] inputGradient = inputGradient() == null ? null : inputGradient().data();
    convolution.clearGradients(shard);
    for (int i = from; i < to; i++) {
      convolution.backward(
          shard,
          input().data(),
          inputGradient,
          i * sizes.imageSize(),
          output().data(),
          winners,
          outputGradient().data(),
          i * sizes.pooledSize());
    }
  }

  @Override
  public void addGradients(int shards, Workers workers) {
    this.shards = shards;
    workers.run(convolution.addTasks(), addGradients);
  }

  private void addGradients(int task) {
    convolution.addGradients(task, shards, kernel.gradient().data(), bias.gradient().data());
  }
}
