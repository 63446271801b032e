package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.AveragePooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** {@link AveragePool2d} and {@link GlobalAveragePool2d} at work. */
final class AveragePoolPass extends ShardPass {
  private final PoolingSizes sizes;

  AveragePoolPass(Tensor input, PoolingSizes sizes, Shape outputShape) {
    super(input, batchOf(outputShape, input));
    this.sizes = sizes;
  }

  @Override
  public void forward(int shard, int from, int to) {
    for (int i = from; i < to; i++) {
      AveragePooling.forward(
          sizes, input().data(), i * sizes.imageSize(), output().data(), i * sizes.outSize());
    }
  }

  @Override
  public void backward(int shard, int from, int to) {
    if (inputGradient() == null) {
      return;
    }
    for (int i = from; i < to; i++) {
      AveragePooling.backward(
          sizes,
          outputGradient().data(),
          i * sizes.outSize(),
          inputGradient().data(),
          i * sizes.imageSize());
    }
  }
}
