package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Value;

/** A {@link BlockwiseLayer} at work. */
final class ElementOp implements SampleOp {
  private final BlockwiseLayer layer;
  private final Value in;
  private final Value out;
  private final int size;
  private final float[][] scratch;

  ElementOp(BlockwiseLayer layer, Place place) {
    this.layer = layer;
    in = place.input();
    out = place.output();
    size = in.sampleSize();
    scratch = new float[place.workers().threads()][layer.scratch()];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    layer.apply(in.data().data(), out.data().data(), sample * size, size, scratch[thread]);
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
          size,
          scratch[thread]);
    }
  }
}
