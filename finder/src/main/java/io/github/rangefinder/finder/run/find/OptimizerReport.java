package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Remedy;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The tests of one candidate and the answer they give together.
 *
 * @param optimizer what files and pictures call the candidate: the optimizer as it was given, and
 *     the batch size if there are several
 * @param tests the repeats of its test, at least one
 * @param suggestion the learning rate and how far it can be trusted
 * @param verification the trainings that prove it; empty if nobody asked for them
 */
public record OptimizerReport(
    String optimizer,
    List<TestReport> tests,
    Suggestion suggestion,
    Optional<Verification> verification) {
  /** An answer that has not been verified. */
  public OptimizerReport(String optimizer, List<TestReport> tests, Suggestion suggestion) {
    this(optimizer, tests, suggestion, Optional.empty());
  }

  /** The same as trainings around the suggestion leave it. */
  public OptimizerReport verifiedBy(Verification trainings) {
    return new OptimizerReport(optimizer, tests, trainings.of(suggestion), Optional.of(trainings));
  }

  /** The same with its reason in somebody's words for what would help. */
  OptimizerReport worded(Function<Remedy, String> words) {
    return new OptimizerReport(optimizer, tests, suggestion.worded(words), verification);
  }

  /** The learning rate read off the curve, whatever trainings made of it. */
  public OptionalDouble readOff() {
    return verification
        .map(Verification::readOff)
        .filter(OptionalDouble::isPresent)
        .orElse(suggestion.learningRate());
  }

  /** What was measured in the repeats. */
  public Repeats repeats() {
    return new Repeats(tests.stream().map(TestReport::result).toList());
  }

  /** What each rule suggests over the repeats, by the rule's name. */
  public Map<String, Spread> rules() {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (String rule : tests.get(0).suggestions().keySet()) {
      spreads.put(
          rule,
          Spread.of(
              tests.stream()
                  .map(test -> test.suggestions().getOrDefault(rule, OptionalDouble.empty()))
                  .toList()));
    }
    return spreads;
  }
}
