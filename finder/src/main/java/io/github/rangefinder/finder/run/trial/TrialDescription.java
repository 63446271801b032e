package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A short training with its validation, described and not yet done: small, and all that decides its
 * outcome, so that any process that can read the data comes to the same numbers.
 *
 * @param workload what is trained on what
 * @param validation which samples judge it
 * @param recipe how it is trained
 * @param seed decides the initial weights and the order of the batches
 * @param from where a shorter training of this kind ended, to go on from there; null to begin at
 *     the beginning. The recipe's length is that of both together
 * @param keepsState whether the outcome is to say where this one ended
 */
public record TrialDescription(
    Workload workload,
    ValidationChoice validation,
    Recipe recipe,
    long seed,
    TrialState from,
    boolean keepsState)
    implements Work<TrialOutcome> {
  /** A training from the beginning that nobody goes on with. */
  public TrialDescription(
      Workload workload, ValidationChoice validation, Recipe recipe, long seed) {
    this(workload, validation, recipe, seed, null, false);
  }

  @Override
  public String name() {
    return recipe.optimizer() + " at " + Rounded.learningRate(recipe.learningRate());
  }

  @Override
  public TrialDescription relocated(UnaryOperator<String> places) {
    return new TrialDescription(
        workload.relocated(places), validation, recipe, seed, from, keepsState);
  }

  @Override
  public Job<Optional<TrialOutcome>> job(DataStore data) throws IOException {
    Subset.Split samples = samples(data);
    int batchSize = batchSize(samples.training());
    workload.batches(samples.training(), batchSize, seed);
    Network model = model(samples.training());
    Footprint.requireRoomForBatch(model, batchSize);
    int mostAtOnce = Footprint.mostAtOnce(model, batchSize);
    return new TrialJob(
            name(),
            recipe.learningRate(),
            recipe.epochs(),
            new TrialJob.Parts(
                samples,
                () -> {
                  try {
                    return model(samples.training());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                () -> OptimizerChoice.parse(recipe.optimizer()).create(),
                () -> workload.batches(samples.training(), batchSize, seed)),
            new TrialJob.Stage(from, keepsState),
            mostAtOnce)
        .map(done -> done.map(TrialOutcome::of));
  }

  /** The samples, which works of the same kind share. */
  public Subset.Split samples(DataStore data) throws IOException {
    return data.get(
        new Samples(workload.data(), validation), () -> validation.read(workload.data()));
  }

  /** What names the samples of a training. */
  private record Samples(DataSettings data, ValidationChoice validation) {}

  /** The model with its initial weights. */
  public Network model(Dataset training) throws IOException {
    return workload.model(training, seed);
  }

  /** Samples a step. */
  public int batchSize(Dataset training) {
    Integer asked = recipe.batchSize();
    return asked == null ? DefaultBatchSize.of(training.size()) : asked;
  }
}
