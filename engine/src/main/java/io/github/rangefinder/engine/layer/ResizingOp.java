package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.kernel.Resizing;
import io.github.rangefinder.engine.kernel.ResizingAxis;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorResizing;

/** Images brought to the size that their output has. */
final class ResizingOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final ResizingAxis rows;
  private final ResizingAxis columns;
  private final int channels;

  ResizingOp(Place place, Interpolation between) {
    in = place.input();
    out = place.output();
    Shape images = in.shape();
    rows = ResizingAxis.of(images.dim(1), out.shape().dim(1), between);
    columns = ResizingAxis.of(images.dim(2), out.shape().dim(2), between);
    channels = images.dim(3);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    float[] y = out.data().data();
    int xAt = sample * in.sampleSize();
    int yAt = sample * out.sampleSize();
    if (Kernels.areVector()) {
      VectorResizing.forward(rows, columns, channels, x, xAt, y, yAt);
    } else {
      Resizing.forward(rows, columns, channels, x, xAt, y, yAt);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() == null) {
      return;
    }
    float[] dy = out.gradient().data();
    float[] dx = in.gradient().data();
    int yAt = sample * out.sampleSize();
    int xAt = sample * in.sampleSize();
    if (Kernels.areVector()) {
      VectorResizing.backward(rows, columns, channels, dy, yAt, dx, xAt);
    } else {
      Resizing.backward(rows, columns, channels, dy, yAt, dx, xAt);
    }
  }
}
