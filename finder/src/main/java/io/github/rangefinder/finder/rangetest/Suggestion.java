package io.github.rangefinder.finder.rangetest;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A learning rate read off a curve.
 *
 * @param learningRate the learning rate; empty exactly when the verdict is {@link Verdict#NONE}
 * @param verdict how far it can be trusted
 * @param reasons why, the most important one first; at least one
 */
public record Suggestion(OptionalDouble learningRate, Verdict verdict, List<Reason> reasons) {
  /** Checks that a number and the verdict agree. */
  public Suggestion {
    if (learningRate.isPresent() == (verdict == Verdict.NONE)) {
      throw new IllegalArgumentException(
          "a verdict of " + verdict.label() + " does not go with a suggestion of " + learningRate);
    }
    reasons = List.copyOf(reasons);
  }

  /** A suggestion with a single reason. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, Reason reason) {
    this(learningRate, verdict, List.of(reason));
  }

  /** A suggestion whose reason is a finding that needs no remedy. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, String finding) {
    this(learningRate, verdict, Reason.of(finding));
  }

  /** Why, as a text in the library's own words. */
  public String reason() {
    return reason(Remedy::words);
  }

  /** Why, as a text in which somebody else words what to do. */
  public String reason(Function<Remedy, String> words) {
    return reasons.stream().map(reason -> reason.sentence(words)).collect(Collectors.joining(" "));
  }

  /** The learning rate, the verdict and the reason in a line. */
  @Override
  public String toString() {
    String rate =
        learningRate.isPresent()
            ? "learning rate " + Rounded.learningRate(learningRate.getAsDouble())
            : "no learning rate";
    return rate + " (" + verdict.label() + "): " + reason();
  }
}
