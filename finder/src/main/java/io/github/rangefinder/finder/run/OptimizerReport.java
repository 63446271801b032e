package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verification;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer for one optimizer, from all its tests.
 *
 * @param optimizer the optimizer as given on the command line
 * @param suggestion the learning rate and how far it can be trusted
 * @param verification the trainings that prove it; empty if nobody asked for them
 */
public record OptimizerReport(
    String optimizer, Suggestion suggestion, Optional<Verification> verification) {
  /** An answer that has not been verified. */
  public OptimizerReport(String optimizer, Suggestion suggestion) {
    this(optimizer, suggestion, Optional.empty());
  }

  /** The learning rate read off the curve, whatever trainings made of it. */
  public OptionalDouble readOff() {
    return verification
        .map(Verification::readOff)
        .filter(OptionalDouble::isPresent)
        .orElse(suggestion.learningRate());
  }
}
