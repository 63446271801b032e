package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Making;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.run.trial.ShortTraining;
import io.github.rangefinder.finder.run.trial.TrialDescription;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The mean validation loss before any training.
 *
 * @param kind the trainings; their learning rate and length do not matter
 */
record StartingLoss(TrialDescription kind) implements Work<Double> {
  @Override
  public String name() {
    return "loss before training";
  }

  @Override
  public Work<Double> relocated(UnaryOperator<String> places) {
    return new StartingLoss(kind.relocated(places));
  }

  @Override
  public Job<Optional<Double>> job(DataStore data) throws IOException {
    Subset.Split samples = kind.samples(data);
    int batchSize = kind.batchSize(samples.training());
    return new AtWork(
        kind,
        samples,
        kind.workload().batches(samples.training(), batchSize, kind.seed()),
        kind.model(samples.training()));
  }

  /** The same with its data and its model. */
  private record AtWork(TrialDescription kind, Subset.Split samples, Batches batches, Network model)
      implements Job<Optional<Double>> {
    @Override
    public String name() {
      return "loss before training";
    }

    @Override
    public int iterations() {
      return 1;
    }

    @Override
    public Optional<Double> run(Workers workers, Meter meter, BooleanSupplier stopped) {
      return Making.unless(
              stopped,
              () ->
                  new ShortTraining(
                      model,
                      OptimizerChoice.parse(kind.recipe().optimizer()).create(),
                      samples.training(),
                      batches,
                      workers))
          .flatMap(training -> training.evaluate(samples.validation(), stopped))
          .map(Metrics::loss);
    }
  }
}
