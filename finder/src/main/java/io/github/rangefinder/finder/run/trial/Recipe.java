package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.io.Serializable;

/**
 * How a short training goes: at one learning rate from its first step to its last.
 *
 * @param optimizer as {@link OptimizerChoice} reads it: {@code sgd(momentum=0.9)}
 * @param learningRate above 0
 * @param batchSize samples a step, at least 1; null for what suits the data
 * @param epochs how long it is, above 0; may end within an epoch
 */
public record Recipe(String optimizer, double learningRate, Integer batchSize, double epochs)
    implements Serializable {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence that says which one is wrong
   */
  public Recipe {
    OptimizerChoice.parse(optimizer);
    requireAboveZero("learning rate", learningRate);
    requireAboveZero("length in epochs", epochs);
    if (batchSize != null && batchSize < 1) {
      throw new IllegalArgumentException("a batch has at least 1 sample, got " + batchSize);
    }
  }

  private static void requireAboveZero(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the " + what + " of a training must be above 0 and finite, got " + value);
    }
  }
}
