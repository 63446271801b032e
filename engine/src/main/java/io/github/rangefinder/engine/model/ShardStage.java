package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.ShardPass;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.List;

/**
 * Passes that treat each sample by itself: a batch is cut into shards, and a thread takes the
 * samples of a shard one by one through all passes, while they are in its cache.
 */
final class ShardStage implements Stage {
  /** Few samples, so that all threads end at about the same time. */
  private static final int SMALLEST_SHARD = 8;

  private final ShardPass[] passes;
  private final Workers workers;
  private final Task forward = this::forwardShard;
  private final Task backward = this::backwardShard;
  private int n;
  private int shardSize;

  ShardStage(List<ShardPass> passes, Workers workers) {
    this.passes = passes.toArray(new ShardPass[0]);
    this.workers = workers;
  }

  /** Cuts n samples into shards, for any number of threads the same. */
  private int cut(int n) {
    this.n = n;
    shardSize = Math.max(SMALLEST_SHARD, ceilDiv(n, ShardPass.MAX_SHARDS));
    return ceilDiv(n, shardSize);
  }

  @Override
  public void forward(int n) {
    workers.run(cut(n), forward);
  }

  private void forwardShard(int shard, int thread) {
    for (int sample = first(shard); sample < first(shard + 1); sample++) {
      for (ShardPass pass : passes) {
        pass.forward(sample, thread);
      }
    }
  }

  @Override
  public void backward(int n) {
    int shards = cut(n);
    workers.run(shards, backward);
    for (ShardPass pass : passes) {
      pass.addGradients(shards, workers);
    }
  }

  private void backwardShard(int shard, int thread) {
    for (ShardPass pass : passes) {
      pass.beginBackward(shard);
    }
    for (int sample = first(shard); sample < first(shard + 1); sample++) {
      for (int i = passes.length - 1; i >= 0; i--) {
        passes[i].backward(sample, shard, thread);
      }
    }
  }

  /** The first sample of a shard. */
  private int first(int shard) {
    return Math.min(shard * shardSize, n);
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
