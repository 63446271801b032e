package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/** A function of the rows along the last axis, (…, width): an output depends on all of its row. */
abstract class RowActivationOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final int width;

  RowActivationOp(Place place) {
    in = place.input();
    out = place.output();
    Shape shape = in.shape();
    width = shape.dim(shape.rank() - 1);
  }

  /** out (n) of the row that begins at an offset of x. */
  abstract void forward(float[] x, float[] out, int at, int n);

  /** inputGradient (n) += of the row that begins at an offset. */
  abstract void backward(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int at, int n);

  @Override
  public final void forward(Step step, int sample, int thread) {
    int size = in.sampleSize();
    for (int at = sample * size; at < (sample + 1) * size; at += width) {
      forward(in.data().data(), out.data().data(), at, width);
    }
  }

  @Override
  public final void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() == null) {
      return;
    }
    int size = in.sampleSize();
    for (int at = sample * size; at < (sample + 1) * size; at += width) {
      backward(
          in.data().data(),
          out.data().data(),
          out.gradient().data(),
          in.gradient().data(),
          at,
          width);
    }
  }
}
