package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
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
  private final Task addGradients = (task, thread) -> addGradients(task);
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
  public void begin(boolean training, long key, int threads) {
    convolution.begin(kernel.value().data(), threads);
  }

  @Override
  public void forward(int sample, int thread) {
    convolution.forward(
        thread,
        input().data(),
        sample * sizes.imageSize(),
        bias.value().data(),
        output().data(),
        winners,
        sample * sizes.pooledSize());
  }

  @Override
  public void beginBackward(int shard) {
    convolution.clearGradients(shard);
  }

  @Override
  public void backward(int sample, int shard, int thread) {
    convolution.backward(
        shard,
        thread,
        input().data(),
        inputGradient() == null ? null : inputGradient().data(),
        sample * sizes.imageSize(),
        output().data(),
        winners,
        outputGradient().data(),
        sample * sizes.pooledSize());
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
