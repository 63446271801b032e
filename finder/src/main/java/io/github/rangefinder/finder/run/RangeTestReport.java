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
   * The window of the loss delta, which the settings must hold.
   *
   * @throws IllegalArgumentException if they do not
   */
  public int movingAverage() {
    if (settings.get("movingAverage") instanceof Number number && number.intValue() >= 1) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "expected settings.movingAverage to be a positive number, found "
            + settings.get("movingAverage"));
  }

  /** Whether the validation loss was smoothed, stopped on and judged. */
  public boolean judgesValidation() {
    return judgesValidation(settings);
  }

  /** The same, as settings say it. */
  public static boolean judgesValidation(Map<String, Object> settings) {
    return "validation".equals(settings.get("loss"));
  }

  /** Whether a test measured the accuracy on held-out samples. */
  public boolean hasAccuracy() {
    return tests().stream().anyMatch(test -> test.result().curve().hasAccuracy());
  }

  /** Whether a point of a curve stands for more than one batch, or for a start of its own. */
  public boolean hasBatchesPerRate() {
    return Boolean.TRUE.equals(settings.get("independent"))
        || settings.get("batchesPerLr") instanceof Number number && number.intValue() > 1;
  }

  /** Whether another finder was run, with its smoothing and its answer. */
  public boolean hasPreset() {
    return settings.get("preset") != null;
  }

  /** Whether optimizers were tested with several batch sizes each. */
  public boolean comparesBatchSizes() {
    return settings.get("batchSize") instanceof List;
  }

  /** How often the candidate tested most was. */
  public int mostRepeats() {
    return results.stream().mapToInt(result -> result.tests().size()).max().orElse(0);
  }
}
