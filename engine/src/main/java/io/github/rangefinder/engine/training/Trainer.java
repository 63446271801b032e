package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Trains a model for whole epochs, in one call; what happens in them is {@link Training}'s. */
public final class Trainer {
  private final Network model;
  private final Optimizer optimizer;
  private final int batchSize;
  private final TrainingStep step;

  /** A trainer that takes {@code batchSize} samples a step. */
  public Trainer(Network model, Optimizer optimizer, int batchSize, Workers workers) {
    this.model = model;
    this.optimizer = optimizer;
    this.batchSize = batchSize;
    this.step = new TrainingStep(model, optimizer, batchSize, workers);
  }

  /**
   * Trains on shuffled data and says how each epoch went. The model has the last epoch's weights.
   *
   * @param validation looked at after each epoch, if present
   * @param learningRate asked once an iteration, counted from 0 through all epochs
   * @param seed decides the order of the samples
   * @throws IllegalArgumentException if a batch is larger than the data
   * @throws LossNotFiniteException if the loss stops being finite
   */
  public List<Epoch> fit(
      Dataset data, Optional<Dataset> validation, int epochs, Schedule learningRate, long seed) {
    Batches batches = new Batches(data.size(), batchSize, true, seed);
    Training training =
        new Training(
            model,
            optimizer,
            step,
            new Training.Samples(data, validation),
            batches,
            Policy.of(learningRate));
    training.run(
        epochs, new EarlyStopping(OptionalInt.empty()), Training.Listener.NONE, () -> false);
    training.requireFinite();
    return training.history();
  }

  /** Loss and accuracy on all samples of the data; learns nothing. */
  public Metrics evaluate(Dataset data) {
    return step.evaluate(data);
  }
}
