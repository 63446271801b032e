package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;

/** Two ops of one layer, the second of which alone reads what the first makes. */
final class PairOp implements SampleOp {
  private final SampleOp first;
  private final SampleOp second;
  private final Value middle;

  PairOp(SampleOp first, SampleOp second, Value middle) {
    this.first = first;
    this.second = second;
    this.middle = middle;
  }

  @Override
  public void prepare(Step step) {
    first.prepare(step);
    second.prepare(step);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    first.forward(step, sample, thread);
    second.forward(step, sample, thread);
  }

  @Override
  public void clearShard(int shard) {
    first.clearShard(shard);
    second.clearShard(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    int size = middle.sampleSize();
    Arrays.fill(middle.gradient().data(), sample * size, (sample + 1) * size, 0);
    second.backward(step, sample, shard, thread);
    first.backward(step, sample, shard, thread);
  }

  @Override
  public void addShards(int shards) {
    first.addShards(shards);
    second.addShards(shards);
  }
}
