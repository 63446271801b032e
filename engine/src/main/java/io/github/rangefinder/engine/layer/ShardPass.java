package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * A pass that treats each sample by itself, so that a batch can be cut into shards which run at the
 * same time, and several such passes can take a sample in turn while it is in cache.
 *
 * <p>A shard keeps the gradients of its parameters to itself; {@link #addGradients} adds them up in
 * the order of the shards.
 */
public abstract non-sealed class ShardPass extends Pass {
  /** A batch is cut into at most this many shards, for any number of threads. */
  public static final int MAX_SHARDS = 32;

  ShardPass(Tensor input, Tensor output) {
    super(input, output);
  }

  /**
   * Forward for a sample.
   *
   * @param thread which of the threads does it
   */
  public abstract void forward(int sample, int thread);

  /** Called before the first sample of a shard goes backward. */
  public void beginBackward(int shard) {}

  /**
   * Backward for a sample of a shard.
   *
   * @param thread which of the threads does it
   */
  public abstract void backward(int sample, int shard, int thread);

  /** Adds the gradients of shards 0 … shards - 1 to those of the parameters. */
  public void addGradients(int shards, Workers workers) {}
}
