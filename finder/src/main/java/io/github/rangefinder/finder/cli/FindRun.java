package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.SteepestDescent;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.report.OptimizerReport;
import io.github.rangefinder.finder.report.RangeTestReport;
import io.github.rangefinder.finder.report.TestReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One run of {@code find}: the range test of each optimizer, from the same start. */
final class FindRun {
  private final FindSettings settings;
  private final Dataset data;
  private final Batches batches;
  private final RangeTestSettings rangeTest;
  private final Sequential model;

  private FindRun(FindSettings settings) throws IOException {
    this.settings = settings;
    this.data = settings.run().readTraining();
    this.batches = settings.run().batches(data);
    this.rangeTest = settings.rangeTest(batches);
    this.model = settings.run().model(data);
  }

  /**
   * Reads the data, makes the model for it, and checks the settings against it.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws CommandException if the settings ask for more than the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  static FindRun prepare(FindSettings settings) throws IOException {
    return new FindRun(settings);
  }

  /** Tests one optimizer after the other, until all are done or somebody interrupts. */
  RangeTestReport run(PrintStream err, BooleanSupplier interrupted) {
    int columns = settings.run().quiet() ? 0 : Terminal.columns();
    List<TestReport> tests = new ArrayList<>();
    List<OptimizerReport> results = new ArrayList<>();
    try (Workers workers = new Workers(settings.run().threads())) {
      for (OptimizerChoice optimizer : settings.optimizers()) {
        ModelTraining training =
            new ModelTraining(model, optimizer.create(), data, batches, workers);
        RangeTestResult result;
        try (Meter meter = meter(optimizer, columns, err)) {
          result = RangeTest.run(training, rangeTest, new TestProgress(meter), interrupted);
        }
        if (result.curve().size() > 0) {
          add(optimizer, result, tests, results);
        }
        if (result.stopReason() == StopReason.INTERRUPTED) {
          break;
        }
      }
    }
    if (columns > 0) {
      err.println(); // between the bars and the answer
    }
    return new RangeTestReport(
        Version.NUMBER,
        settings.inForce(data, rangeTest),
        settings.run().environment(),
        tests,
        results);
  }

  /** Whether a report has all that was asked for. */
  boolean isComplete(RangeTestReport report) {
    return report.tests().size() == settings.optimizers().size()
        && report.tests().stream()
            .noneMatch(test -> test.result().stopReason() == StopReason.INTERRUPTED);
  }

  private Meter meter(OptimizerChoice optimizer, int columns, PrintStream err) {
    return settings.run().quiet()
        ? Meter.silent()
        : Meter.show(optimizer.text(), rangeTest.iterations(), columns, err);
  }

  private void add(
      OptimizerChoice optimizer,
      RangeTestResult result,
      List<TestReport> tests,
      List<OptimizerReport> results) {
    Suggestion suggestion = SteepestDescent.suggest(result, rangeTest);
    tests.add(
        new TestReport(
            optimizer.text(), 0, result, Map.of(SteepestDescent.NAME, suggestion.learningRate())));
    results.add(new OptimizerReport(optimizer.text(), suggestion));
  }
}
