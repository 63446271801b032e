package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.search.RaceResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that is known after a search.
 *
 * @param provenance where the numbers come from
 * @param objective what was trained and measured
 * @param before the range test before the race; empty if there was none
 * @param outcome what the race came to
 */
public record SearchReport(
    Provenance provenance, Objective objective, Optional<TestBefore> before, Outcome outcome) {
  /**
   * What a race is about.
   *
   * @param what what was trained, in a few words
   * @param metric what the values are
   * @param maximized whether larger values are better; the race has them with the other sign
   */
  public record Objective(String what, String metric, boolean maximized) {}

  /**
   * A range test.
   *
   * @param epochs how many epochs it took
   */
  public record TestBefore(RangeTestReport report, double epochs) {
    /** What a test suggests, if there was one that does. */
    public static OptionalDouble readOff(Optional<RangeTestReport> test) {
      return test.map(report -> report.results().get(0).suggestion().learningRate())
          .orElse(OptionalDouble.empty());
    }
  }

  /**
   * What a race came to.
   *
   * @param trials every training, in the order in which they were asked for
   * @param answer the learning rate
   */
  public record Outcome(List<Raced> trials, RaceResult race, Suggestion answer) {}

  /** What was trained, in a few words. */
  public String what() {
    return objective.what();
  }

  /** What the values are. */
  public String metric() {
    return objective.metric();
  }

  /** Whether larger values are better. */
  public boolean maximized() {
    return objective.maximized();
  }

  /** The range test before the race, if there was one. */
  public Optional<RangeTestReport> test() {
    return before.map(TestBefore::report);
  }

  /** How many epochs that test took. */
  public double testEpochs() {
    return before.map(TestBefore::epochs).orElse(0.0);
  }

  /** Every training. */
  public List<Raced> trials() {
    return outcome.trials();
  }

  /** What the race came to. */
  public RaceResult race() {
    return outcome.race();
  }

  /** The learning rate. */
  public Suggestion answer() {
    return outcome.answer();
  }

  /** The epochs that everything took together. */
  public double spent() {
    return testEpochs() + race().spent();
  }

  /** The epochs that it was allowed to take; NaN where that is not known. */
  public double budget() {
    return provenance.settings().number("budget").orElse(Double.NaN);
  }

  /** The best one's value, as measured; NaN if every training failed. */
  public double value() {
    return maximized() ? -race().value() : race().value();
  }
}
