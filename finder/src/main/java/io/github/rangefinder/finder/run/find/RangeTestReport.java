package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Remedy;
import io.github.rangefinder.finder.run.Provenance;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that is known after a command's range tests: what the files hold.
 *
 * @param provenance where the numbers come from
 * @param results the tests of each candidate and their answer
 */
public record RangeTestReport(Provenance provenance, List<OptimizerReport> results) {
  /** All tests, candidate by candidate and repeat by repeat. */
  public List<TestReport> tests() {
    return results.stream().flatMap(result -> result.tests().stream()).toList();
  }

  /** The same with its reasons in somebody's words for what would help. */
  public RangeTestReport worded(Function<Remedy, String> words) {
    return new RangeTestReport(
        provenance, results.stream().map(result -> result.worded(words)).toList());
  }

  /** The rule that takes the steepest loss delta, as the range-test article does by eye. */
  public static final String ARTICLE_RULE = "keras";

  /**
   * What one has to know of the settings.
   *
   * @throws IllegalArgumentException if they do not have it
   */
  public TestSetup setup() {
    return TestSetup.of(provenance.settings());
  }

  /** The window of the loss delta. */
  public int movingAverage() {
    return setup().movingAverage();
  }

  /** Whether a test measured the accuracy on held-out samples. */
  public boolean hasAccuracy() {
    return tests().stream().anyMatch(test -> test.result().curve().hasAccuracy());
  }

  /** How often the candidate tested most was. */
  public int mostRepeats() {
    return results.stream().mapToInt(result -> result.tests().size()).max().orElse(0);
  }
}
