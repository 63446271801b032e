package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorMaxPooling;

/** {@link MaxPool2d} at work on the fast kernels; remembers which pixel won each window. */
final class FastMaxPoolOp implements SampleOp {
  private final VectorMaxPooling pooling;
  private final Value in;
  private final Value out;
  private final float[] places;

  FastMaxPoolOp(Place place, PoolingSizes sizes) {
    pooling = new VectorMaxPooling(sizes);
    in = place.input();
    out = place.output();
    places = new float[out.shape().size()];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    pooling.forward(
        in.data().data(),
        sample * in.sampleSize(),
        out.data().data(),
        places,
        sample * out.sampleSize());
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      pooling.backward(
          out.gradient().data(),
          places,
          sample * out.sampleSize(),
          in.gradient().data(),
          sample * in.sampleSize());
    }
  }
}
