package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Tensor;

/** A pass that treats each element by itself; the shape stays. */
abstract class ElementPass extends ShardPass {
  private final int size;

  ElementPass(Tensor input) {
    super(input, new Tensor(input.shape()));
    size = input.shape().size() / input.shape().dim(0);
  }

  /** out of x, for elements from <= i < from + n. */
  abstract void apply(float[] x, float[] out, int from, int n);

  /** inputGradient of outputGradient, for elements from <= i < from + n. */
  abstract void gradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n);

  @Override
  public final void forward(int sample, int thread) {
    apply(input().data(), output().data(), sample * size, size);
  }

  @Override
  public final void backward(int sample, int shard, int thread) {
    if (inputGradient() != null) {
      gradient(
          output().data(), outputGradient().data(), inputGradient().data(), sample * size, size);
    }
  }
}
