package io.github.rangefinder.finder.report;

import java.util.List;
import java.util.Map;

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

  /**
   * The window of the loss delta, which the settings must hold.
   *
   * @throws IllegalArgumentException if they do not
   */
  int movingAverage() {
    if (settings.get("movingAverage") instanceof Number number && number.intValue() >= 1) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "expected settings.movingAverage to be a positive number, found "
            + settings.get("movingAverage"));
  }

  /** Whether a point of a curve stands for more than one batch, or for a start of its own. */
  boolean hasBatchesPerRate() {
    return Boolean.TRUE.equals(settings.get("independent"))
        || settings.get("batchesPerLr") instanceof Number number && number.intValue() > 1;
  }

  /** Whether optimizers were tested with several batch sizes each. */
  boolean comparesBatchSizes() {
    return settings.get("batchSize") instanceof List;
  }

  /** The first test of an optimizer. */
  TestReport firstTest(String optimizer) {
    return tests.stream()
        .filter(test -> test.optimizer().equals(optimizer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no test of " + optimizer));
  }

  /** Which of the tested optimizers this is, counted from 0. */
  int number(String optimizer) {
    return tests.stream().map(TestReport::optimizer).distinct().toList().indexOf(optimizer);
  }
}
