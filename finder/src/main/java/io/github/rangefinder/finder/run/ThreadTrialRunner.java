package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs trials on threads of this JVM, side by side where there are many. Data that trials share is
 * read once and kept.
 */
public final class ThreadTrialRunner implements TrialRunner {
  private final int threads;
  private final Meters meters;
  private final Map<Samples, Subset.Split> read = new HashMap<>();

  /** What names the samples of a trial. */
  private record Samples(DataSettings data, ValidationChoice validation) {}

  /** A runner with so many threads, at least 1. */
  public ThreadTrialRunner(int threads, Meters meters) {
    this.threads = threads;
    this.meters = meters;
  }

  @Override
  public void run(
      List<TrialDescription> trials, Consumer<TrialOutcome> outcomes, BooleanSupplier stopped)
      throws IOException {
    List<Reporting> jobs = new ArrayList<>();
    int mostAtOnce = threads;
    for (TrialDescription trial : trials) {
      Subset.Split data = samples(trial);
      int batchSize = batchSize(trial, data.training());
      trial.workload().batches(data.training(), batchSize, trial.seed());
      Network model = trial.workload().model(data.training(), trial.seed());
      mostAtOnce = Math.min(mostAtOnce, Footprint.mostAtOnce(model, batchSize));
      jobs.add(new Reporting(trial, job(trial, data, batchSize), outcomes));
    }
    try {
      new JobRunner(threads, mostAtOnce, meters, stopped).run("trainings", jobs);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Subset.Split samples(TrialDescription trial) throws IOException {
    Samples samples = new Samples(trial.workload().data(), trial.validation());
    Subset.Split known = read.get(samples);
    if (known == null) {
      known = trial.validation().read(trial.workload().data());
      read.put(samples, known);
    }
    return known;
  }

  private static int batchSize(TrialDescription trial, Dataset training) {
    Integer asked = trial.recipe().batchSize();
    return asked == null ? DefaultBatchSize.of(training.size()) : asked;
  }

  private static TrialJob job(TrialDescription trial, Subset.Split data, int batchSize) {
    Workload workload = trial.workload();
    Recipe recipe = trial.recipe();
    return new TrialJob(
        recipe.optimizer() + " at " + Figures.learningRate(recipe.learningRate()),
        recipe.learningRate(),
        recipe.epochs(),
        data,
        new TrialJob.Parts(
            () -> {
              try {
                return workload.model(data.training(), trial.seed());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            () -> OptimizerChoice.parse(recipe.optimizer()).create(),
            () -> workload.batches(data.training(), batchSize, trial.seed())),
        new TrialJob.Stage(trial.from(), trial.keepsState()));
  }

  /** A job that hands its outcome over by itself. */
  private record Reporting(TrialDescription trial, TrialJob job, Consumer<TrialOutcome> outcomes)
      implements Job<Boolean> {
    @Override
    public String name() {
      return job.name();
    }

    @Override
    public int iterations() {
      return job.iterations();
    }

    @Override
    public Boolean run(Workers workers, Meter meter, BooleanSupplier stopped) {
      Optional<TrialJob.Done> done = job.run(workers, meter, stopped);
      done.ifPresent(this::report);
      return done.isPresent();
    }

    private void report(TrialJob.Done done) {
      Trial came = done.trial();
      synchronized (outcomes) {
        outcomes.accept(
            new TrialOutcome(
                trial,
                came.loss(),
                came.standardError(),
                came.accuracy().orElse(Double.NaN),
                done.state()));
      }
    }
  }
}
