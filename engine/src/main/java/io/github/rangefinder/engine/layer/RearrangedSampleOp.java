package io.github.rangefinder.engine.layer;

/** An op on samples whose axes stand in another order before and behind it. */
record RearrangedSampleOp(Rearrangement moves, SampleOp inner) implements SampleOp {
  @Override
  public void prepare(Step step) {
    inner.prepare(step);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    moves.there().forward(step, sample, thread);
    inner.forward(step, sample, thread);
    moves.back().forward(step, sample, thread);
  }

  @Override
  public void clearShard(int shard) {
    inner.clearShard(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    moves.startBackward(step, sample, shard, thread);
    inner.backward(step, sample, shard, thread);
    moves.there().backward(step, sample, shard, thread);
  }

  @Override
  public void addShards(int shards) {
    inner.addShards(shards);
  }
}
