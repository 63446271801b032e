package io.github.rangefinder.finder.study;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * A measurement and what each rule suggests for its range test.
 *
 * @param part the part of the tasks it belongs to
 * @param measurement the range test and the trainings
 * @param suggestions learning rates by the name of their rule; empty where a rule says nothing
 */
public record Judged(
    String part, Measurement measurement, Map<String, OptionalDouble> suggestions) {

  /** How many times the lowest validation loss a training at a rule's learning rate ends with. */
  public double regret(String rule) {
    return measurement.truth().regret(suggestions.get(rule));
  }
}
