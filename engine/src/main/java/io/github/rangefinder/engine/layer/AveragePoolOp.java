package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.AveragePooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Value;

/** {@link AveragePool2d} and {@link GlobalAveragePool2d} at work. */
final class AveragePoolOp implements SampleOp {
  private final PoolingSizes sizes;
  private final Value in;
  private final Value out;

  AveragePoolOp(Place place, PoolingSizes sizes) {
    this.sizes = sizes;
    in = place.input();
    out = place.output();
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    float[] y = out.data().data();
    AveragePooling.forward(sizes, x, sample * sizes.imageSize(), y, sample * sizes.outSize());
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      AveragePooling.backward(
          sizes,
          out.gradient().data(),
          sample * sizes.outSize(),
          in.gradient().data(),
          sample * sizes.imageSize());
    }
  }
}
