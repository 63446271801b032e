package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Value;

/** An {@link ElementLayer} at work. */
final class ElementOp implements SampleOp {
  private final ElementLayer layer;
  private final Value in;
  private final Value out;
  private final int size;

  ElementOp(ElementLayer layer, Place place) {
    this.layer = layer;
    in = place.input();
    out = place.output();
    size = in.sampleSize();
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    layer.apply(in.data().data(), out.data().data(), sample * size, size);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      layer.addGradient(
          in.data().data(),
          out.data().data(),
          out.gradient().data(),
          in.gradient().data(),
          sample * size,
          size);
    }
  }
}
