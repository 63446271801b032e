package io.github.rangefinder.finder.rangetest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A learning rate read off a curve.
 *
 * @param learningRate the learning rate; empty exactly when the verdict is {@link Verdict#NONE}
 * @param verdict how far it can be trusted
 * @param reasons why, the most important one first; at least one
 * @param range the learning rates that the evidence leaves; empty where it does not say
 * @param evidence what the answer rests on
 */
public record Suggestion(
    OptionalDouble learningRate,
    Verdict verdict,
    List<Reason> reasons,
    Optional<RateRange> range,
    Evidence evidence) {
  /** Checks that a number and the verdict agree. */
  public Suggestion {
    if (learningRate.isPresent() == (verdict == Verdict.NONE)) {
      throw new IllegalArgumentException(
          "a verdict of " + verdict.label() + " does not go with a suggestion of " + learningRate);
    }
    reasons = List.copyOf(reasons);
  }

  /** A suggestion of a curve that says nothing about a range. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, List<Reason> reasons) {
    this(learningRate, verdict, reasons, Optional.empty(), Evidence.CURVE);
  }

  /** A suggestion with a single reason. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, Reason reason) {
    this(learningRate, verdict, List.of(reason));
  }

  /** A suggestion whose reason is a finding that needs no remedy. */
  public Suggestion(OptionalDouble learningRate, Verdict verdict, String finding) {
    this(learningRate, verdict, Reason.of(finding));
  }

  /** The same with its reason in somebody's words for what would help. */
  public Suggestion worded(Function<Remedy, String> words) {
    return new Suggestion(
        learningRate, verdict, List.of(Reason.of(reason(words))), range, evidence);
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
