package io.github.rangefinder.finder.rangetest;

import java.io.Serializable;

/**
 * What is done at each learning rate of a range test.
 *
 * @param batches how many batches are trained on, at least 1
 * @param independent whether every learning rate starts from the same weights, see {@link
 *     IndependentRates}; otherwise one goes on where the other stopped
 */
public record BatchesPerRate(int batches, boolean independent) implements Serializable {
  /** The range test as it is usually done. */
  public static final BatchesPerRate ONE = new BatchesPerRate(1, false);

  /** Checks the number. */
  public BatchesPerRate {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "there must be at least 1 batch at each learning rate, got " + batches);
    }
  }

  /** A training of which each iteration is all that is done at a learning rate. */
  public Trainable of(ModelTraining training) {
    if (independent) {
      return new IndependentRates(training, training::loss, batches);
    }
    return batches == 1 ? training : new MeanOfBatches(training, batches);
  }
}
