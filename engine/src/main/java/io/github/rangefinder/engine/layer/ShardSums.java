package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.Arrays;

/**
 * What each shard of a batch adds to a parameter's gradient, so that shards can be worked on at the
 * same time and their sum has the same bits for any number of threads. Nothing is kept for a
 * parameter that is not learned, or that a layer does not have.
 */
public final class ShardSums {
  private final Parameter parameter;
  private final float[][] sums;

  /**
   * Sums of zeros for every shard that a batch of up to so many samples can have.
   *
   * @param parameter null where there is none
   */
  public ShardSums(Parameter parameter, int batchSize) {
    this.parameter = parameter;
    sums =
        areKept() ? new float[SampleOp.shards(batchSize)][parameter.data().shape().size()] : null;
  }

  private boolean areKept() {
    return parameter != null && parameter.isLearned();
  }

  /** The shard's sum, of the parameter's size, to add to; null if nothing is kept. */
  public float[] of(int shard) {
    return areKept() ? sums[shard] : null;
  }

  /** Zeros again. */
  public void clear(int shard) {
    if (areKept()) {
      Arrays.fill(sums[shard], 0);
    }
  }

  /** Adds the sums of shards 0 … shards - 1, in this order, to the parameter's gradient. */
  public void addTo(int shards) {
    for (int shard = 0; shard < shards && areKept(); shard++) {
      Sums.add(sums[shard], 0, parameter.gradient().data(), 0, sums[shard].length);
    }
  }
}
