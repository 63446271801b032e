package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains a model for whole epochs and keeps the history. */
public final class Trainer {
  private final TrainingStep step;
  private final double ownMomentum;
  private final int batchSize;

  /** Told after every iteration of an epoch, on the calling thread. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An iteration is done.
     *
     * @param iteration counted from 0 through all epochs
     * @param sinceEpochBegan means over the epoch's batches so far
     */
    void iteration(int iteration, double learningRate, Metrics sinceEpochBegan);
  }

  /** A trainer that takes {@code batchSize} samples a step. */
  public Trainer(Network model, Optimizer optimizer, int batchSize, Workers workers) {
    this.step = new TrainingStep(model, optimizer, batchSize, workers);
    this.ownMomentum = optimizer.momentum();
    this.batchSize = batchSize;
  }

  /**
   * Trains on shuffled data and says how each epoch went.
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
    Policy policy = Policy.of(learningRate);
    List<Epoch> history = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Metrics training =
          trainEpoch(data, batches, epoch, policy, (i, rate, metrics) -> {}, () -> false)
              .orElseThrow();
      history.add(new Epoch(epoch, training, validation.map(this::evaluate)));
    }
    return history;
  }

  /**
   * Trains on every sample once.
   *
   * @param batches the data's batches, of at most this trainer's size
   * @param epoch which epoch, counted from 0
   * @param policy its momentum is passed over where the optimizer has none
   * @param cancelled asked before every iteration whether to stop
   * @return means over the batches, each taken before its update; empty if cancelled
   * @throws LossNotFiniteException if the loss stops being finite
   */
  public Optional<Metrics> trainEpoch(
      Dataset data,
      Batches batches,
      int epoch,
      Policy policy,
      Listener listener,
      BooleanSupplier cancelled) {
    MeanMetrics mean = step.means(data);
    int first = epoch * batches.perEpoch();
    for (int i = first; i < first + batches.perEpoch(); i++) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      int n = batches.count(i);
      double rate = policy.learningRate().at(i);
      double batchLoss =
          step.run(data, batches.order(i), batches.from(i), n, rate, momentum(policy, i));
      if (!Double.isFinite(batchLoss)) {
        throw new LossNotFiniteException(batchLoss, epoch, i - first, rate);
      }
      mean.add(n, batchLoss, step.correct());
      listener.iteration(i, rate, mean.metrics());
    }
    return Optional.of(mean.metrics());
  }

  private double momentum(Policy policy, int iteration) {
    return ownMomentum > 0 && policy.momentum().isPresent()
        ? policy.momentum().get().at(iteration)
        : ownMomentum;
  }

  /** Loss and accuracy on all samples of the data; learns nothing. */
  public Metrics evaluate(Dataset data) {
    return step.evaluate(data);
  }

  /** The same; empty if {@code cancelled}, asked before every batch, says so. */
  public Optional<Metrics> evaluate(Dataset data, BooleanSupplier cancelled) {
    return step.evaluate(data, cancelled);
  }
}
