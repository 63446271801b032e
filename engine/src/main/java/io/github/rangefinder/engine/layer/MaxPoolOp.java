package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Value;

/** {@link MaxPool2d} at work; remembers which float won each window. */
final class MaxPoolOp implements SampleOp {
  private final PoolingSizes sizes;
  private final Value in;
  private final Value out;
  private final int[] winners;

  MaxPoolOp(Place place, PoolingSizes sizes) {
    this.sizes = sizes;
    in = place.input();
    out = place.output();
    winners = new int[out.shape().size()];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    MaxPooling.forward(
        sizes,
        in.data().data(),
        sample * sizes.imageSize(),
        out.data().data(),
        winners,
        sample * sizes.outSize());
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      MaxPooling.backward(
          sizes,
          out.gradient().data(),
          winners,
          sample * sizes.outSize(),
          in.gradient().data(),
          sample * sizes.imageSize());
    }
  }
}
