package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.run.find.SingleTest;
import io.github.rangefinder.finder.run.find.TestProgress;
import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.run.trial.TrialDescription;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The range test before trainings of a kind, wide enough for any optimizer.
 *
 * @param kind the trainings; their learning rate and length do not matter
 */
public record RateTest(TrialDescription kind, int iterations) implements Work<RangeTestResult> {
  @Override
  public String name() {
    return PriorTest.NAME;
  }

  @Override
  public Work<RangeTestResult> relocated(UnaryOperator<String> places) {
    return new RateTest(kind.relocated(places), iterations);
  }

  @Override
  public void show(RangeTestResult result, Meter meter) {
    TestProgress.show(result, meter, name());
  }

  @Override
  public Job<Optional<RangeTestResult>> job(DataStore data) throws IOException {
    Dataset training = kind.samples(data).training();
    Batches batches = kind.workload().batches(training, kind.batchSize(training), kind.seed());
    return new AtWork(kind, iterations, training, batches, kind.model(training));
  }

  /** The test with its data and its model. */
  private record AtWork(
      TrialDescription kind, int iterations, Dataset training, Batches batches, Network model)
      implements Job<Optional<RangeTestResult>> {
    @Override
    public String name() {
      return PriorTest.NAME;
    }

    @Override
    public Optional<RangeTestResult> run(Workers workers, Meter meter, BooleanSupplier stopped) {
      RangeTestSettings settings = PriorTest.settings(iterations);
      RangeTestResult result =
          SingleTest.run(
              () ->
                  new ModelTraining(
                      model,
                      OptimizerChoice.parse(kind.recipe().optimizer()).create(),
                      training,
                      batches,
                      workers),
              settings,
              new TestProgress(meter, name()),
              stopped);
      return result.stopReason() == StopReason.INTERRUPTED ? Optional.empty() : Optional.of(result);
    }
  }
}
