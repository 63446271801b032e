package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.setting.LearningRates;
import java.util.List;
import java.util.Optional;

/**
 * The learning rate that was found for a training, and what it rests on.
 *
 * @param rates the learning rate, and those for cycles
 * @param test the range test before the training
 * @param race short trainings around what the test said; none where there was no time for any
 * @param epochs how many epochs test and race took together
 * @param doubt why another rate may be better, a sentence without its capital; empty if nothing
 *     speaks for that
 */
public record FoundRate(
    LearningRates rates,
    RangeTestReport test,
    List<Raced> race,
    double epochs,
    Optional<String> doubt) {
  /** Copies the list. */
  public FoundRate {
    race = List.copyOf(race);
  }
}
