package io.github.rangefinder.finder.report;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.noisy;

import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Reports of synthetic range tests, as a command would make them. */
public final class SampleReports {
  private SampleReports() {}

  /** The article's experiment: plain gradient descent and Adam. */
  public static RangeTestReport article(int iterations) {
    Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
    losses.put("sgd", noisy(SyntheticLosses.sgd(), 0.06, 1));
    losses.put("adam", noisy(SyntheticLosses.adam(), 0.06, 2));
    return of(losses, SyntheticLosses.settings(iterations));
  }

  /** The same experiment several times over. */
  public static RangeTestReport repeated(int iterations, int repeats) {
    List<Map<String, DoubleUnaryOperator>> losses = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      Map<String, DoubleUnaryOperator> noisy = new LinkedHashMap<>();
      noisy.put("sgd", noisy(SyntheticLosses.sgd(), 0.06, 2 * repeat + 1));
      noisy.put("adam", noisy(SyntheticLosses.gentle(), 0.06, 2 * repeat + 2));
      losses.add(noisy);
    }
    return of(losses, SyntheticLosses.settings(iterations));
  }

  /** The article's experiment, and trainings around what it suggests. */
  public static RangeTestReport verified(int iterations) {
    RangeTestReport report = article(iterations);
    List<OptimizerReport> results = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      double rate = result.suggestion().learningRate().getAsDouble();
      Verification verification =
          new Verification(
              2,
              List.of(
                  new Trial(0.1 * rate, 1.5, 0.02, OptionalDouble.of(0.51234)),
                  new Trial(rate / Math.sqrt(10), 0.8, 0.02, OptionalDouble.of(0.75)),
                  new Trial(rate, 0.4, 0.02, OptionalDouble.of(0.875)),
                  new Trial(rate * Math.sqrt(10), 0.2, 0.02, OptionalDouble.of(0.9375)),
                  Trial.blownUp(10 * rate)));
      results.add(result.verifiedBy(verification));
    }
    return new RangeTestReport(report.provenance(), results);
  }

  /** A report of one test for each optimizer. */
  public static RangeTestReport of(
      Map<String, DoubleUnaryOperator> losses, RangeTestSettings settings) {
    return of(List.of(losses), settings);
  }

  /** A report of repeats, each with the same optimizers. */
  private static RangeTestReport of(
      List<Map<String, DoubleUnaryOperator>> repeats, RangeTestSettings settings) {
    List<String> optimizers = List.copyOf(repeats.get(0).keySet());
    List<OptimizerReport> results = new ArrayList<>();
    for (String optimizer : optimizers) {
      List<TestReport> tests = new ArrayList<>();
      List<Judgement.Reading> evidence = new ArrayList<>();
      for (int repeat = 0; repeat < repeats.size(); repeat++) {
        RangeTestResult test = SyntheticLosses.test(repeats.get(repeat).get(optimizer), settings);
        Suggestion ours = LossValley.suggest(test, settings);
        Map<String, OptionalDouble> suggestions = Map.of(LossValley.NAME, ours.learningRate());
        tests.add(
            new TestReport(
                repeat, new RangeTestResult(test.curve(), test.stopReason(), 41.25), suggestions));
        evidence.add(Judgement.Reading.of(test, ours, suggestions));
      }
      results.add(new OptimizerReport(optimizer, tests, Judgement.of(evidence)));
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("data", "mnist");
    options.put("samples", null);
    options.put("model", "convnet");
    options.put("optimizer", optimizers);
    options.put("startLr", settings.startLearningRate());
    options.put("iterations", settings.iterations());
    options.put("batchSize", 250);
    options.put("shuffle", true);
    options.put("movingAverage", 20);
    return new RangeTestReport(
        new Provenance(
            "0.1.0",
            new SettingValues(options),
            new Environment("17.0.15", "vector", 512, 2, "Linux")),
        results);
  }
}
