package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The range test before a training or a race, told as one of {@code find} is. */
final class PriorTest {
  private final RunSettings run;
  private final OptimizerChoice optimizer;
  private final Dataset training;
  private final Batches batches;

  /** A test on these batches of the training samples. */
  PriorTest(RunSettings run, OptimizerChoice optimizer, Dataset training, Batches batches) {
    this.run = run;
    this.optimizer = optimizer;
    this.training = training;
    this.batches = batches;
  }

  /** Runs it and leaves the model as it was. */
  RangeTestReport run(
      Network model, int iterations, Workers workers, Meters meters, BooleanSupplier stopped) {
    RangeTestSettings settings = LearningRateSearch.settings(iterations);
    RangeTestResult result;
    try (Meter meter = meters.meter(LearningRateSearch.NAME, iterations)) {
      result =
          SingleTest.run(
              () -> new ModelTraining(model, optimizer.create(), training, batches, workers),
              settings,
              new TestProgress(meter, LearningRateSearch.NAME),
              stopped);
      meter.ended(TestJob.ended(result));
    }
    return report(model, result, settings, run.environment());
  }

  /** What a test that was run here or elsewhere says. */
  RangeTestReport report(
      Network model, RangeTestResult result, RangeTestSettings settings, Environment environment) {
    ReadOff read =
        ReadOff.ofTest(
            result,
            settings,
            Updates.of(optimizer.create(), BatchesPerRate.ONE, settings),
            Rules.all());
    return new RangeTestReport(
        Provenance.of(inForce(settings, model), environment),
        List.of(
            new OptimizerReport(
                optimizer.text(),
                List.of(new TestReport(0, result, read.suggestions())),
                Judgement.of(List.of(read.evidence())))));
  }

  private Map<String, Object> inForce(RangeTestSettings settings, Network model) {
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
