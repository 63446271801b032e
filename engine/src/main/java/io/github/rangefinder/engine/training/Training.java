package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One training of a model, validated after each epoch: keeps the history and the best weights, can
 * stop early, and can go on where another process had to stop.
 */
public final class Training {
  private final Network model;
  private final Optimizer optimizer;
  private final Subset.Split data;
  private final Batches batches;
  private final Policy policy;
  private final Trainer trainer;
  private final List<Epoch> history = new ArrayList<>();
  private int bestEpoch = -1;
  private Network.Snapshot best;
  private String failure = "";

  /** Told how a training comes along, on the calling thread. */
  public interface Listener extends Trainer.Listener {
    /** An epoch is done and validated; {@link Training#state} is what to go on from. */
    void epoch(Epoch epoch);
  }

  /**
   * A training that starts from the model's present weights.
   *
   * @param data what is trained on, and what is looked at after each epoch
   * @param batches the training data's
   * @param policy the learning rate and the momentum of each iteration
   */
  public Training(
      Network model,
      Optimizer optimizer,
      Subset.Split data,
      Batches batches,
      Policy policy,
      Workers workers) {
    this.model = model;
    this.optimizer = optimizer;
    this.data = data;
    this.batches = batches;
    this.policy = policy;
    this.trainer = new Trainer(model, optimizer, batches.count(0), workers);
    this.best = model.snapshot();
  }

  /**
   * Goes on from a state instead of the beginning.
   *
   * @throws IllegalArgumentException if it is not of such a model and optimizer
   */
  public void resume(TrainingState state) {
    best = model.snapshotOf(state.bestWeights());
    model.restore(model.snapshotOf(state.weights()));
    optimizer.resume(model.parameters(), state.optimizerSteps(), state.moments());
    history.clear();
    history.addAll(state.history());
    bestEpoch = EarlyStopping.bestEpoch(history);
  }

  /**
   * Trains until all epochs are done or something ends it earlier, and leaves the model with the
   * weights of its best epoch, the first with the lowest validation loss. Without a whole epoch
   * these are the weights it began with.
   *
   * @param epochs how many there are to be, those before a {@link #resume} counted
   * @param cancelled asked before every iteration, and every batch of validation, whether to stop
   */
  public TrainingEnd run(
      int epochs, EarlyStopping earlyStopping, Listener listener, BooleanSupplier cancelled) {
    TrainingEnd end = TrainingEnd.COMPLETED;
    try {
      while (end == TrainingEnd.COMPLETED && history.size() < epochs) {
        if (earlyStopping.stopsAfter(history.size(), bestEpoch)) {
          end = TrainingEnd.STOPPED_EARLY;
        } else if (!trainEpoch(listener, cancelled)) {
          end = TrainingEnd.INTERRUPTED;
        }
      }
    } catch (LossNotFiniteException e) {
      failure = e.getMessage();
      end = TrainingEnd.NOT_FINITE;
    }
    model.restore(best);
    return end;
  }

  private boolean trainEpoch(Listener listener, BooleanSupplier cancelled) {
    int index = history.size();
    Optional<Metrics> metrics =
        trainer.trainEpoch(data.training(), batches, index, policy, listener, cancelled);
    if (metrics.isEmpty()) {
      return false;
    }
    Optional<Metrics> validation = trainer.evaluate(data.validation(), cancelled);
    if (validation.isEmpty()) {
      return false;
    }
    Metrics validated = validation.get();
    if (!Double.isFinite(validated.loss())) {
      int last = batches.perEpoch() - 1;
      double rate = policy.learningRate().at(index * batches.perEpoch() + last);
      throw new LossNotFiniteException(validated.loss(), index, last, rate);
    }
    Epoch epoch = new Epoch(index, metrics.get(), Optional.of(validated));
    history.add(epoch);
    if (bestEpoch < 0 || validated.loss() < EarlyStopping.loss(history.get(bestEpoch))) {
      bestEpoch = index;
      best = model.snapshot();
    }
    listener.epoch(epoch);
    return true;
  }

  /** All that has to be kept to go on from here; to be asked after an epoch. */
  public TrainingState state() {
    Optimizer.Snapshot optimizerState = optimizer.snapshot();
    return new TrainingState(
        new GrownList<>(history),
        model.snapshot().values(),
        best.values(),
        optimizerState.steps(),
        optimizerState.moments());
  }

  /** The whole epochs so far. */
  public List<Epoch> history() {
    return List.copyOf(history);
  }

  /** The index of the epoch with the lowest validation loss, -1 before the first. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The sentence that says where the loss stopped being finite; empty if it did not. */
  public String failure() {
    return failure;
  }
}
