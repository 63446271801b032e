package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Remedy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that is known after a command's range tests: what the files hold.
 *
 * @param version Rangefinder's version
 * @param settings every option's value in force, by its name in camel case ({@code batchSize}), in
 *     the order of the file; strings, numbers, booleans, lists of these, or null
 * @param environment where it ran
 * @param results the tests of each candidate and their answer
 */
public record RangeTestReport(
    String version,
    Map<String, Object> settings,
    Environment environment,
    List<OptimizerReport> results) {
  /** All tests, candidate by candidate and repeat by repeat. */
  public List<TestReport> tests() {
    return results.stream().flatMap(result -> result.tests().stream()).toList();
  }

  /** The same with its reasons in somebody's words for what would help. */
  public RangeTestReport worded(Function<Remedy, String> words) {
    return new RangeTestReport(
        version,
        settings,
        environment,
        results.stream().map(result -> result.worded(words)).toList());
  }

  /** The rule that takes the steepest loss delta, as the range-test article does by eye. */
  public static final String ARTICLE_RULE = "keras";

  /**
   * What one has to know of the settings.
   *
   * @throws IllegalArgumentException if they do not have it
   */
  public TestSetup setup() {
    return TestSetup.of(settings);
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
