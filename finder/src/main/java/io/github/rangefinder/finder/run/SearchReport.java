package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.search.RaceResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known after a search.
 *
 * @param version Rangefinder's version
 * @param settings every option's value in force, by its name in camel case
 * @param environment where it ran
 * @param what what was trained, in a few words
 * @param metric what the values are
 * @param maximized whether larger values are better; the race has them with the other sign
 * @param test the range test before the race; empty if there was none
 * @param testEpochs how many epochs the test took
 * @param trials every training, in the order in which they were asked for
 * @param race what the race came to
 * @param answer the learning rate
 */
public record SearchReport(
    String version,
    Map<String, Object> settings,
    Environment environment,
    String what,
    String metric,
    boolean maximized,
    Optional<RangeTestReport> test,
    double testEpochs,
    List<Raced> trials,
    RaceResult race,
    Suggestion answer) {
  /** The epochs that everything took together. */
  public double spent() {
    return testEpochs + race.spent();
  }

  /** The best one's value, as measured; NaN if every training failed. */
  public double value() {
    return maximized ? -race.value() : race.value();
  }
}
