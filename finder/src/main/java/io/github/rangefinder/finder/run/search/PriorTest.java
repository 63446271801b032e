package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.ReadOff;
import io.github.rangefinder.finder.run.find.SingleTest;
import io.github.rangefinder.finder.run.find.Sweep;
import io.github.rangefinder.finder.run.find.TestProgress;
import io.github.rangefinder.finder.run.find.TestReport;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The range test before a training or a race: wide enough for any optimizer, and told as one of
 * {@code find} is.
 */
public final class PriorTest {
  /** What progress calls it. */
  public static final String NAME = "range test";

  /** The learning rates that it goes through. */
  public static final double START = Sweep.WIDE_START;

  public static final double END = Sweep.WIDE_END;
  private static final double STOP_FACTOR = 4;

  /** A test of fewer iterations begins a decade higher, since its steps are large enough. */
  private static final int FEW_ITERATIONS = 20;

  private static final double NARROW_START = 10 * START;

  /** About 50 iterations for each power of ten show the shape; many epochs would show no more. */
  private static final int LEAST_ITERATIONS = 300;

  /** The most iterations that it ever has. */
  public static final int MOST_ITERATIONS = 1200;

  private final RunSettings run;
  private final OptimizerChoice optimizer;
  private final Dataset training;
  private final Batches batches;

  /** A test on these batches of the training samples. */
  public PriorTest(RunSettings run, OptimizerChoice optimizer, Dataset training, Batches batches) {
    this.run = run;
    this.optimizer = optimizer;
    this.training = training;
    this.batches = batches;
  }

  /** How long a test is that nothing follows: an epoch, within limits. */
  public static int iterations(Batches batches) {
    return Math.max(LEAST_ITERATIONS, Math.min(batches.perEpoch(), MOST_ITERATIONS));
  }

  /** A test with so many iterations. */
  public static RangeTestSettings settings(int iterations) {
    double start = iterations < FEW_ITERATIONS ? NARROW_START : START;
    return new RangeTestSettings(start, END, Ramp.EXPONENTIAL, iterations, STOP_FACTOR);
  }

  /** Runs it and leaves the model, which is summarized beside it, as it was. */
  public RangeTestReport run(
      Network model,
      ModelSummary summary,
      int iterations,
      Workers workers,
      Meters meters,
      BooleanSupplier stopped) {
    RangeTestSettings settings = settings(iterations);
    RangeTestResult result;
    try (Meter meter = meters.meter(NAME, iterations)) {
      result =
          SingleTest.run(
              () -> new ModelTraining(model, optimizer.create(), training, batches, workers),
              settings,
              new TestProgress(meter, NAME),
              stopped);
      meter.ended(SingleTest.ended(result));
    }
    return report(summary, result, settings, run.environment());
  }

  /** What a test that was run here or elsewhere says. */
  RangeTestReport report(
      ModelSummary model,
      RangeTestResult result,
      RangeTestSettings settings,
      Environment environment) {
    ReadOff read =
        ReadOff.ofTest(
                result,
                settings,
                Updates.of(optimizer.create(), BatchesPerRate.ONE, settings),
                Rules.all())
            .onSamples(training.size());
    return new RangeTestReport(
        Provenance.of(inForce(settings, model), environment),
        List.of(
            new OptimizerReport(
                optimizer.text(),
                List.of(new TestReport(0, result, read.suggestions())),
                Judgement.of(List.of(read.evidence())))));
  }

  private Map<String, Object> inForce(RangeTestSettings settings, ModelSummary model) {
    Map<String, Object> values = new LinkedHashMap<>(run.inForce(training, model));
    values.put("optimizer", List.of(optimizer.text()));
    values.put("preset", null);
    values.put("startLr", settings.startLearningRate());
    values.put("endLr", settings.endLearningRate());
    values.put("ramp", "exponential");
    values.put("epochs", null);
    values.put("iterations", settings.iterations());
    values.put("batchSize", batches.count(0));
    values.put("batchesPerLr", 1);
    values.put("independent", false);
    values.put("loss", "batch");
    values.put("accuracy", false);
    values.put("stopFactor", settings.stopFactor());
    values.put("movingAverage", KerasRule.MOVING_AVERAGE);
    values.put("repeats", 1);
    values.put("verify", null);
    return values;
  }
}
