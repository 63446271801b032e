package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.Arrays;

/**
 * What each shard of a batch adds to a parameter's gradient, so that shards can be worked on at the
 * same time and their sum has the same bits for any number of threads. Nothing is kept for a
 * parameter that is not learned.
 */
public final class ShardSums {
  private final Parameter parameter;
  private final float[][] sums;

  /** Sums of zeros for every shard that a batch of up to so many samples can have. */
  public ShardSums(Parameter parameter, int batchSize) {
    this.parameter = parameter;
    int shards = parameter.isLearned() ? SampleOp.shards(batchSize) : 0;
    sums = new float[shards][parameter.data().shape().size()];
  }

  /** The shard's sum, of the parameter's size, to add to. */
  public float[] of(int shard) {
    return sums[shard];
  }

  /** Zeros again. */
  public void clear(int shard) {
    if (parameter.isLearned()) {
      Arrays.fill(sums[shard], 0);
    }
  }

  /** Adds the sums of shards 0 … shards - 1, in this order, to the parameter's gradient. */
  public void addTo(int shards) {
    for (int shard = 0; shard < shards && parameter.isLearned(); shard++) {
      Sums.add(sums[shard], 0, parameter.gradient().data(), 0, sums[shard].length);
    }
  }
}
