package io.github.rangefinder.finder.report;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.noisy;

import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.SteepestDescent;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Reports of synthetic range tests, as a command would make them. */
final class SampleReports {
  private SampleReports() {}

  /** The article's experiment: plain gradient descent and Adam. */
  static RangeTestReport article(int iterations) {
    Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
    losses.put("sgd", noisy(SyntheticLosses.sgd(), 0.06, 1));
    losses.put("adam", noisy(SyntheticLosses.adam(), 0.06, 2));
    return of(losses, SyntheticLosses.settings(iterations));
  }

  /** A report of one test for each optimizer. */
  static RangeTestReport of(Map<String, DoubleUnaryOperator> losses, RangeTestSettings settings) {
    List<TestReport> tests = new ArrayList<>();
    List<OptimizerReport> results = new ArrayList<>();
    losses.forEach(
        (optimizer, loss) -> {
          RangeTestResult test = SyntheticLosses.test(loss, settings);
          Suggestion suggestion = SteepestDescent.suggest(test, settings);
          tests.add(
              new TestReport(
                  optimizer,
                  0,
                  new RangeTestResult(test.curve(), test.stopReason(), 41.25),
                  Map.of(SteepestDescent.NAME, suggestion.learningRate())));
          results.add(new OptimizerReport(optimizer, suggestion));
        });
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("data", "mnist");
    options.put("samples", null);
    options.put("model", "convnet");
    options.put("optimizer", List.copyOf(losses.keySet()));
    options.put("startLr", settings.startLearningRate());
    options.put("iterations", settings.iterations());
    options.put("batchSize", 250);
    options.put("shuffle", true);
    options.put("movingAverage", 20);
    return new RangeTestReport(
        "0.1.0", options, new Environment("17.0.15", "vector", 512, 2, "Linux"), tests, results);
  }
}
