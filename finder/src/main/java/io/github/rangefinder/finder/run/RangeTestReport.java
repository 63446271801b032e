package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything that is known after a command's range tests: what the files hold.
 *
 * @param version Rangefinder's version
 * @param settings every option's value in force, by its name in camel case ({@code batchSize}), in
 *     the order of the file; strings, numbers, booleans, lists of these, or null
 * @param environment where it ran
 * @param tests the tests, optimizer by optimizer and repeat by repeat
 * @param results the answer for each optimizer
 */
public record RangeTestReport(
    String version,
    Map<String, Object> settings,
    Environment environment,
    List<TestReport> tests,
    List<OptimizerReport> results) {

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
    return tests.stream().anyMatch(test -> test.result().curve().hasAccuracy());
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

  /**
   * The repeats of an optimizer's test.
   *
   * @throws IllegalArgumentException if there is no test of it
   */
  public List<TestReport> tests(String optimizer) {
    List<TestReport> mine =
        tests.stream().filter(test -> test.optimizer().equals(optimizer)).toList();
    if (mine.isEmpty()) {
      throw new IllegalArgumentException("there is no test of " + optimizer);
    }
    return mine;
  }

  /** What was measured in an optimizer's repeats. */
  public Repeats repeats(String optimizer) {
    return new Repeats(tests(optimizer).stream().map(TestReport::result).toList());
  }

  /** The optimizers that were tested. */
  public List<String> optimizers() {
    return tests.stream().map(TestReport::optimizer).distinct().toList();
  }

  /** How often the optimizer tested most was. */
  public int mostRepeats() {
    return optimizers().stream().mapToInt(name -> tests(name).size()).max().orElse(0);
  }

  /** What each rule suggests over an optimizer's repeats, by the rule's name. */
  public Map<String, Spread> rules(String optimizer) {
    List<TestReport> repeats = tests(optimizer);
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (String rule : repeats.get(0).suggestions().keySet()) {
      spreads.put(
          rule,
          Spread.of(
              repeats.stream()
                  .map(test -> test.suggestions().getOrDefault(rule, OptionalDouble.empty()))
                  .toList()));
    }
    return spreads;
  }

  /** Which of the tested optimizers this is, counted from 0. */
  public int number(String optimizer) {
    return optimizers().indexOf(optimizer);
  }
}
