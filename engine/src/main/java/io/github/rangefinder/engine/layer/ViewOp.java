package io.github.rangefinder.engine.layer;

/** Does nothing: what it would copy is shared. */
final class ViewOp implements SampleOp {
  @Override
  public void forward(Step step, int sample, int thread) {}

  @Override
  public void backward(Step step, int sample, int shard, int thread) {}
}
