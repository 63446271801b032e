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
  public void forward(int sample, int thread) {
    AveragePooling.forward(
        sizes,
        input().data(),
        sample * sizes.imageSize(),
        output().data(),
        sample * sizes.outSize());
  }

  @Override
  public void backward(int sample, int shard, int thread) {
    if (inputGradient() != null) {
      AveragePooling.backward(
          sizes,
          outputGradient().data(),
          sample * sizes.outSize(),
          inputGradient().data(),
          sample * sizes.imageSize());
    }
  }
}
