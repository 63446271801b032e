package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.AveragePooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorAveragePooling;

/** {@link AveragePool2d} and {@link GlobalAveragePool2d} at work. */
final class AveragePoolOp implements SampleOp {
  private final PoolingSizes sizes;
  private final Value in;
  private final Value out;

  /** For each thread a row to work in; none with the plain kernels. */
  private final float[][] rows;

  AveragePoolOp(Place place, PoolingSizes sizes) {
    this.sizes = sizes;
    in = place.input();
    out = place.output();
    int threads = Kernels.areVector() ? place.workers().threads() : 0;
    rows = new float[threads][sizes.width() * sizes.channels()];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    float[] y = out.data().data();
    int from = sample * sizes.imageSize();
    int to = sample * sizes.outSize();
    if (rows.length > 0) {
      VectorAveragePooling.forward(sizes, x, from, y, to, rows[thread]);
    } else {
      AveragePooling.forward(sizes, x, from, y, to);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() == null) {
      return;
    }
    float[] outputGradient = out.gradient().data();
    float[] inputGradient = in.gradient().data();
    int from = sample * sizes.outSize();
    int to = sample * sizes.imageSize();
    if (rows.length > 0) {
      VectorAveragePooling.backward(sizes, outputGradient, from, inputGradient, to, rows[thread]);
    } else {
      AveragePooling.backward(sizes, outputGradient, from, inputGradient, to);
    }
  }
}
