package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.Trainer;
import io.github.rangefinder.finder.rangetest.Trial;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A short training at one learning rate, and its validation; empty if it was interrupted.
 *
 * @param name what progress calls it
 * @param epochs how long it is; may end within an epoch
 */
record TrialJob(String name, double learningRate, double epochs, Subset.Split data, Parts parts)
    implements Job<Optional<Trial>> {
  /**
   * What every training needs one of its own of.
   *
   * @param model makes the model with its initial weights
   * @param batches makes the training data's batches
   */
  record Parts(Supplier<Network> model, Supplier<Optimizer> optimizer, Supplier<Batches> batches) {}

  @Override
  public int iterations() {
    return ShortTraining.iterations(parts.batches().get(), epochs);
  }

  @Override
  public Optional<Trial> run(Workers workers, Meter meter, BooleanSupplier stopped) {
    int iterations = iterations();
    Trainer.Listener listener =
        (iteration, rate, sinceEpochBegan) -> {
          String loss = "loss " + Figures.loss(sinceEpochBegan.loss());
          meter.reached(iteration + 1, iterations, () -> loss, () -> loss);
        };
    ShortTraining training =
        new ShortTraining(
            parts.model().get(),
            parts.optimizer().get(),
            data.training(),
            parts.batches().get(),
            workers);
    return switch (training.run(learningRate, iterations, listener, stopped)) {
      case STOPPED -> Optional.empty();
      case BLEW_UP -> Optional.of(Trial.blownUp(learningRate));
      case DONE -> Optional.of(training.validated(learningRate, data.validation()));
    };
  }
}
