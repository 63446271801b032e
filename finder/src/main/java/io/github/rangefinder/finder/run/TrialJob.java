package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.training.LossNotFiniteException;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Trainer;
import io.github.rangefinder.finder.rangetest.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A short training at one learning rate, and its validation; empty if it was interrupted.
 *
 * @param model makes the model with its initial weights
 * @param batches makes the training data's batches
 */
record TrialJob(
    Candidate candidate,
    double learningRate,
    int epochs,
    Subset.Split data,
    Supplier<Sequential> model,
    Supplier<Batches> batches)
    implements Job<Optional<Trial>> {
  /** Parts of the validation samples whose losses show how far chance moves their mean. */
  private static final int PARTS = 20;

  @Override
  public String name() {
    return candidate.label() + " at " + Figures.learningRate(learningRate);
  }

  @Override
  public int iterations() {
    return batches.get().iterations(epochs);
  }

  @Override
  public Optional<Trial> run(Workers workers, Meter meter, BooleanSupplier stopped) {
    Batches mine = batches.get();
    Trainer trainer =
        new Trainer(model.get(), candidate.optimizer().create(), mine.count(0), workers);
    Policy policy = Policy.of(step -> learningRate);
    int iterations = mine.iterations(epochs);
    Trainer.Listener listener =
        (iteration, rate, sinceEpochBegan) -> {
          String loss = "loss " + Figures.loss(sinceEpochBegan.loss());
          meter.reached(iteration + 1, iterations, () -> loss, () -> loss);
        };
    try {
      for (int epoch = 0; epoch < epochs; epoch++) {
        if (trainer.trainEpoch(data.training(), mine, epoch, policy, listener, stopped).isEmpty()) {
          return Optional.empty();
        }
      }
    } catch (LossNotFiniteException e) {
      return Optional.of(Trial.blownUp(learningRate));
    }
    return Optional.of(validated(trainer));
  }

  private Trial validated(Trainer trainer) {
    List<Dataset> parts = Subset.parts(data.validation(), PARTS);
    double[] losses = new double[parts.size()];
    double loss = 0;
    double accuracy = 0;
    boolean classes = true;
    for (int i = 0; i < losses.length; i++) {
      Metrics metrics = trainer.evaluate(parts.get(i));
      double share = (double) parts.get(i).size() / data.validation().size();
      losses[i] = metrics.loss();
      loss += share * metrics.loss();
      accuracy += share * metrics.accuracy().orElse(0);
      classes &= metrics.accuracy().isPresent();
    }
    return new Trial(
        learningRate,
        loss,
        Trial.standardError(losses),
        classes ? OptionalDouble.of(accuracy) : OptionalDouble.empty());
  }
}
