package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.run.job.Figures;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Making;
import io.github.rangefinder.finder.run.job.Meter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A short training at one learning rate, and its validation; empty if it was interrupted.
 *
 * @param name what progress calls it
 * @param epochs how long it is; may end within an epoch
 * @param mostAtOnce how many like it the memory holds at a time, at least 1
 */
public record TrialJob(
    String name, double learningRate, double epochs, Parts parts, Stage stage, int mostAtOnce)
    implements Job<Optional<TrialJob.Done>> {
  /**
   * What a training is made of: samples that it shares with others, and what every training needs
   * one of its own of.
   *
   * @param data what it trains and is validated on
   * @param model makes the model with its initial weights
   * @param batches makes the training data's batches
   */
  public record Parts(
      Subset.Split data,
      Supplier<Network> model,
      Supplier<Optimizer> optimizer,
      Supplier<Batches> batches) {}

  /**
   * Which part of a longer training this is.
   *
   * @param from where it goes on; null at the beginning
   * @param keepsState whether somebody is going to go on from its end
   */
  public record Stage(TrialState from, boolean keepsState) {
    /** The whole of a training. */
    public static final Stage WHOLE = new Stage(null, false);
  }

  /**
   * What came of it.
   *
   * @param state where it ended; null if nobody asked, and if it blew up
   */
  public record Done(Trial trial, TrialState state) {}

  @Override
  public int iterations() {
    return ShortTraining.iterations(parts.batches().get(), epochs);
  }

  @Override
  public Optional<Done> run(Workers workers, Meter meter, BooleanSupplier stopped) {
    int iterations = iterations();
    ShortTraining.Listener listener =
        (iteration, batchLoss) -> {
          String loss = "loss " + Figures.loss(batchLoss);
          meter.reached(iteration + 1, iterations, () -> loss, () -> loss);
        };
    Optional<Done> done =
        Making.unless(stopped, () -> training(workers))
            .flatMap(training -> run(training, iterations, listener, stopped));
    meter.ended(done.map(TrialJob::ended).orElse("interrupted"));
    return done;
  }

  private ShortTraining training(Workers workers) {
    ShortTraining training =
        new ShortTraining(
            parts.model().get(),
            parts.optimizer().get(),
            parts.data().training(),
            parts.batches().get(),
            workers);
    if (stage.from() != null) {
      training.resume(stage.from());
    }
    return training;
  }

  private Optional<Done> run(
      ShortTraining training,
      int iterations,
      ShortTraining.Listener listener,
      BooleanSupplier stopped) {
    return switch (training.run(learningRate, iterations, listener, stopped)) {
      case STOPPED -> Optional.empty();
      case BLEW_UP -> Optional.of(new Done(Trial.blownUp(learningRate), null));
      case DONE ->
          training
              .validated(learningRate, parts.data().validation(), stopped)
              .map(trial -> new Done(trial, stage.keepsState() ? training.state() : null));
    };
  }

  private static String ended(Done done) {
    return done.trial().blewUp()
        ? "blew up"
        : "validation loss " + Figures.loss(done.trial().loss());
  }
}
