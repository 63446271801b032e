package io.github.rangefinder.finder.rangetest;

import java.util.OptionalDouble;

/**
 * A learning rate read off a curve.
 *
 * @param learningRate the learning rate; empty exactly when the verdict is {@link Verdict#NONE}
 * @param verdict how far it can be trusted
 * @param reason a sentence that says why
 */
public record Suggestion(OptionalDouble learningRate, Verdict verdict, String reason) {
  /** Checks that a number and the verdict agree. */
  public Suggestion {
    if (learningRate.isPresent() == (verdict == Verdict.NONE)) {
      throw new IllegalArgumentException(
          "a verdict of " + verdict.label() + " does not go with a suggestion of " + learningRate);
    }
  }
}
