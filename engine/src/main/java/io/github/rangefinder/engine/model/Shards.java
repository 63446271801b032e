package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.BatchOp;
import io.github.rangefinder.engine.layer.SampleOp;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Ops in a row that treat each sample by itself: a batch is cut into shards, and a thread takes the
 * samples of a shard one by one through all ops, while they are in its cache.
 */
final class Shards implements BatchOp {
  private final SampleOp[] ops;
  private final SampleOp[] backwardOps;

  /** For each of the ops that go backward, whose gradients are cleared before it. */
  private final Value[][] cleared;

  private final Workers workers;
  private final Task forward = this::forwardShard;
  private final Task backward = this::backwardShard;
  private Step step;
  private int shardSize;

  Shards(List<PlacedOp> row, Workers workers) {
    this.workers = workers;
    ops = row.stream().map(placed -> (SampleOp) placed.op()).toArray(SampleOp[]::new);
    List<PlacedOp> learning = row.stream().filter(PlacedOp::hasBackward).toList();
    backwardOps = learning.stream().map(placed -> (SampleOp) placed.op()).toArray(SampleOp[]::new);
    cleared =
        learning.stream()
            .map(placed -> placed.cleared().toArray(new Value[0]))
            .toArray(Value[][]::new);
  }

  /** Cuts a batch into shards, for any number of threads the same. */
  private int cut(Step ofBatch) {
    step = ofBatch;
    shardSize = SampleOp.shardSize(step.samples());
    return SampleOp.shards(step.samples());
  }

  @Override
  public void forward(Step ofBatch) {
    for (SampleOp op : ops) {
      op.prepare(ofBatch);
    }
    workers.run(cut(ofBatch), forward);
  }

  private void forwardShard(int shard, int thread) {
    for (int sample = first(shard); sample < first(shard + 1); sample++) {
      for (SampleOp op : ops) {
        op.forward(step, sample, thread);
      }
    }
  }

  @Override
  public void backward(Step ofBatch) {
    int shards = cut(ofBatch);
    workers.run(shards, backward);
    for (SampleOp op : backwardOps) {
      op.addShards(shards);
    }
  }

  private void backwardShard(int shard, int thread) {
    for (SampleOp op : backwardOps) {
      op.clearShard(shard);
    }
    for (int sample = first(shard); sample < first(shard + 1); sample++) {
      for (int i = backwardOps.length - 1; i >= 0; i--) {
        for (Value value : cleared[i]) {
          int size = value.sampleSize();
          Arrays.fill(value.gradient().data(), sample * size, (sample + 1) * size, 0);
        }
        backwardOps[i].backward(step, sample, shard, thread);
      }
    }
  }

  /** The first sample of a shard. */
  private int first(int shard) {
    return Math.min(shard * shardSize, step.samples());
  }
}
