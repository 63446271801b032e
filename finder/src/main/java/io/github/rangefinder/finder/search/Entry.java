package io.github.rangefinder.finder.search;

import java.io.Serializable;

/**
 * A training that takes part in a race.
 *
 * @param learningRate positive and finite
 * @param seed decides initial weights and batches
 * @param epochs how long it is, from its first step, above 0; may end within an epoch
 */
public record Entry(double learningRate, long seed, double epochs) implements Serializable {
  /** Checks the values. */
  public Entry {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "a training needs a positive learning rate, got " + learningRate);
    }
    if (!(epochs > 0) || Double.isInfinite(epochs)) {
      throw new IllegalArgumentException("a training needs a length above 0, got " + epochs);
    }
  }
}
