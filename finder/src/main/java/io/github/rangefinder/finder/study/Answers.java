package io.github.rangefinder.finder.study;

import java.util.Map;

/**
 * A measurement and what each rule suggests for its range test.
 *
 * @param part the part of the tasks it belongs to
 * @param measurement the range test and the trainings
 * @param answers what each rule answers, by its name
 */
public record Answers(String part, Measurement measurement, Map<String, Answered> answers) {

  /** How many times the lowest validation loss a training at a rule's learning rate ends with. */
  public double regret(String rule) {
    return measurement.truth().regret(answers.get(rule).learningRate());
  }

  /** What a rule costs, in trainings of the task; NaN where their length is not known. */
  public double trainings(String rule) {
    return measurement.rounds() == null
        ? Double.NaN
        : answers.get(rule).epochs() / measurement.rounds().epochs();
  }
}
