package io.github.rangefinder.engine.layer;

/**
 * An op that treats each sample by itself, so that a batch can be cut into shards which run at the
 * same time, and several such ops can take a sample in turn while it is in cache.
 *
 * <p>Two threads may work on two shards at the same time. So a shard keeps what it adds to the
 * gradients of parameters to itself, and {@link #addShards} adds the shards up in their order.
 */
public non-sealed interface SampleOp extends Op {
  /** A batch is cut into at most this many shards, for any number of threads. */
  int MAX_SHARDS = 32;

  /** A shard has at least so many samples, few, so that all threads end at about the same time. */
  int SMALLEST_SHARD = 8;

  /** How many samples a shard of a batch of n has; the last shard may have fewer. */
  static int shardSize(int n) {
    return Math.max(SMALLEST_SHARD, (n - 1) / MAX_SHARDS + 1);
  }

  /** How many shards a batch of n samples is cut into. */
  static int shards(int n) {
    return (n - 1) / shardSize(n) + 1;
  }

  /** Called once before the first sample of a forward: the parameters may have changed. */
  default void prepare(Step step) {}

  /**
   * Fills the output of a sample.
   *
   * @param thread which of the workers does it, counted from 0
   */
  void forward(Step step, int sample, int thread);

  /** Called before the first sample of a shard goes backward. */
  default void clearShard(int shard) {}

  /**
   * Adds what a sample's output gradient means to the gradient of the sample's inputs and, for
   * parameters, to the shard's own sums.
   *
   * @param shard which shard the sample is of, counted from 0
   * @param thread which of the workers does it, counted from 0
   */
  void backward(Step step, int sample, int shard, int thread);

  /** Adds the sums of shards 0 … shards - 1, in this order, to the gradients of the parameters. */
  default void addShards(int shards) {}
}
