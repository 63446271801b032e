package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
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
 * The training of a model, epoch by epoch: validates after each, keeps the history and the best
 * weights, can stop early, and can go on where another process had to stop.
 */
public final class Training {
  private final Network model;
  private final Optimizer optimizer;
  private final TrainingStep step;
  private final Samples data;
  private final Batches batches;
  private final Policy policy;
  private final Iterations iterations;
  private final List<Epoch> history = new ArrayList<>();
  private int bestEpoch = -1;
  private Network.Snapshot best;
  private Optional<LossNotFiniteException> failure = Optional.empty();

  /** Told how a training comes along, on the calling thread. */
  public interface Listener {
    /** Is told in vain. */
    Listener NONE = new Listener() {};

    /**
     * An iteration is done.
     *
     * @param iteration counted from 0 through all epochs
     * @param sinceEpochBegan means over the epoch's batches so far
     */
    default void iteration(int iteration, double learningRate, Metrics sinceEpochBegan) {}

    /** An epoch is done and validated; {@link Training#state} is what to go on from. */
    default void epoch(Epoch epoch) {}
  }

  /** What is trained on, and what is looked at after each epoch, if anything is. */
  record Samples(Dataset training, Optional<Dataset> validation) {}

  /**
   * A training that starts from the model's present weights.
   *
   * @param data what is trained on, and what is looked at after each epoch
   * @param batches the training data's
   * @param policy the learning rate and the momentum of each iteration; its momentum is passed over
   *     where the optimizer has none
   */
  public Training(
      Network model,
      Optimizer optimizer,
      Subset.Split data,
      Batches batches,
      Policy policy,
      Workers workers) {
    this(
        model,
        optimizer,
        new TrainingStep(model, optimizer, batches.count(0), workers),
        new Samples(data.training(), Optional.of(data.validation())),
        batches,
        policy);
  }

  /** The same by a step that is there. */
  Training(
      Network model,
      Optimizer optimizer,
      TrainingStep step,
      Samples data,
      Batches batches,
      Policy policy) {
    this.model = model;
    this.optimizer = optimizer;
    this.step = step;
    this.data = data;
    this.batches = batches;
    this.policy = policy;
    this.iterations = new Iterations(step, data.training(), batches, policy);
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
   * Trains until all epochs are done or something ends it earlier.
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
        } else if (!addEpoch(listener, cancelled)) {
          end = TrainingEnd.INTERRUPTED;
        }
      }
    } catch (LossNotFiniteException e) {
      failure = Optional.of(e);
      end = TrainingEnd.NOT_FINITE;
    }
    return end;
  }

  /** One epoch more, validated; false if cancelled. */
  private boolean addEpoch(Listener listener, BooleanSupplier cancelled) {
    int index = history.size();
    Optional<Metrics> training = trainEpoch(index, listener, cancelled);
    if (training.isEmpty()) {
      return false;
    }
    Optional<Metrics> validated = Optional.empty();
    if (data.validation().isPresent()) {
      validated = step.evaluate(data.validation().get(), cancelled);
      if (validated.isEmpty()) {
        return false;
      }
      requireFinite(validated.get(), index);
    }
    Epoch epoch = new Epoch(index, training.get(), validated);
    history.add(epoch);
    if (validated.isPresent()) {
      keepIfBest(validated.get().loss(), index);
    }
    listener.epoch(epoch);
    return true;
  }

  /** Every sample once; means over the batches, each taken before its update. */
  private Optional<Metrics> trainEpoch(int epoch, Listener listener, BooleanSupplier cancelled) {
    MeanMetrics mean = step.means(data.training());
    Iterations.Listener counting =
        (iteration, rate, loss) -> {
          mean.add(batches.count(iteration), loss, step.correct());
          listener.iteration(iteration, rate, mean.metrics());
        };
    int first = epoch * batches.perEpoch();
    return iterations.run(first, first + batches.perEpoch(), counting, cancelled)
        ? Optional.of(mean.metrics())
        : Optional.empty();
  }

  private void requireFinite(Metrics validated, int epoch) {
    if (!Double.isFinite(validated.loss())) {
      int last = (epoch + 1) * batches.perEpoch() - 1;
      throw new LossNotFiniteException(
          validated.loss(), batches, last, policy.learningRate().at(last));
    }
  }

  private void keepIfBest(double loss, int epoch) {
    if (bestEpoch < 0 || loss < EarlyStopping.loss(history.get(bestEpoch))) {
      bestEpoch = epoch;
      best = model.snapshot();
    }
  }

  /**
   * Gives the model the weights of its best epoch, the first with the lowest validation loss.
   * Without a whole epoch these are the weights it began with.
   */
  public void restoreBest() {
    model.restore(best);
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

  /** Where the loss stopped being finite; empty if it did not. */
  public Optional<LossNotFiniteException> failure() {
    return failure;
  }

  /** Throws it, if it did not. */
  void requireFinite() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
