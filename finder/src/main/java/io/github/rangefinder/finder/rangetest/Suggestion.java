package io.github.rangefinder.finder.rangetest;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A learning rate, and how sure one can be of it.
 *
 * @param learningRate the learning rate; empty exactly when the verdict is {@link Verdict#NONE}
 * @param verdict how far it can be trusted
 * @param reason a sentence that says why
 * @param range the learning rates that the evidence leaves; empty where it does not say
 * @param evidence what the answer rests on
 * @param remedies what would make it surer
 */
public record Suggestion(
    OptionalDouble learningRate,
    Verdict verdict,
    String reason,
    Optional<RateRange> range,
    Evidence evidence,
    Set<Remedy> remedies) {
  /** An answer of a curve alone that says nothing about a range. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, String reason) {
    this(learningRate, verdict, reason, Optional.empty(), Evidence.CURVE, Set.of());
  }

  /** Checks that a number and the verdict agree. */
  public Suggestion {
    if (learningRate.isPresent() == (verdict == Verdict.NONE)) {
      throw new IllegalArgumentException(
          "a verdict of " + verdict.label() + " does not go with a suggestion of " + learningRate);
    }
    remedies = Set.copyOf(remedies);
  }

  /** No learning rate, from a curve. */
  static Suggestion none(String reason, Set<Remedy> remedies) {
    return new Suggestion(
        OptionalDouble.empty(), Verdict.NONE, reason, Optional.empty(), Evidence.CURVE, remedies);
  }

  /** The remedies of several, in the order of the enum. */
  static Set<Remedy> all(Iterable<Set<Remedy>> several) {
    Set<Remedy> all = EnumSet.noneOf(Remedy.class);
    several.forEach(all::addAll);
    return all;
  }
}
