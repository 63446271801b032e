package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Constant;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.training.Iterations;
import io.github.rangefinder.engine.training.LossNotFiniteException;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingStep;
import io.github.rangefinder.finder.rangetest.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Trains a model at one learning rate for some iterations: what every trial does. */
public final class ShortTraining {
  /** Parts of the validation samples whose losses show how far chance moves their mean. */
  private static final int PARTS = 20;

  private final Network model;
  private final Optimizer optimizer;
  private final TrainingStep step;
  private final Dataset training;
  private final Batches batches;
  private int done;

  /** Told after every iteration. */
  @FunctionalInterface
  interface Listener {
    /**
     * An iteration is done.
     *
     * @param iteration counted from 0
     * @param loss the mean loss of its batch before the update
     */
    void iteration(int iteration, double loss);
  }

  /** A training that starts from the model's present weights. */
  public ShortTraining(
      Network model, Optimizer optimizer, Dataset training, Batches batches, Workers workers) {
    this.model = model;
    this.optimizer = optimizer;
    this.step = new TrainingStep(model, optimizer, batches.count(0), workers);
    this.training = training;
    this.batches = batches;
  }

  /** How many iterations so many epochs have, at least one. */
  static int iterations(Batches batches, double epochs) {
    long iterations = Math.round(epochs * batches.perEpoch());
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, iterations));
  }

  /** What a training came to before its validation. */
  enum End {
    DONE,
    BLEW_UP,
    STOPPED
  }

  /** Goes on from where a shorter training of the same kind ended. */
  void resume(TrialState state) {
    model.restore(model.snapshotOf(state.weights()));
    optimizer.resume(model.parameters(), state.optimizerSteps(), state.moments());
    done = state.iterations();
  }

  /** Where it is now. */
  TrialState state() {
    Optimizer.Snapshot snapshot = optimizer.snapshot();
    return new TrialState(done, model.snapshot().values(), snapshot.steps(), snapshot.moments());
  }

  /**
   * Trains on until so many iterations are done in all.
   *
   * @param listener told after every iteration
   * @param stopped asked before every iteration whether to give it up
   */
  End run(double learningRate, int iterations, Listener listener, BooleanSupplier stopped) {
    Iterations rest =
        new Iterations(step, training, batches, Policy.of(new Constant(learningRate)));
    Iterations.Listener counting =
        (iteration, rate, loss) -> {
          listener.iteration(iteration, loss);
          done = iteration + 1;
        };
    try {
      return rest.run(done, iterations, counting, stopped) ? End.DONE : End.STOPPED;
    } catch (LossNotFiniteException e) {
      return End.BLEW_UP;
    }
  }

  /** Loss and accuracy on samples, with the weights as they are; empty if stopped. */
  public Optional<Metrics> evaluate(Dataset samples, BooleanSupplier stopped) {
    return step.evaluate(samples, stopped);
  }

  /** What the training came to, by the validation samples in parts; empty if stopped. */
  Optional<Trial> validated(double learningRate, Dataset validation, BooleanSupplier stopped) {
    List<Dataset> parts = Subset.parts(validation, PARTS);
    double[] losses = new double[parts.size()];
    double loss = 0;
    double accuracy = 0;
    boolean classes = true;
    for (int i = 0; i < losses.length; i++) {
      Optional<Metrics> evaluated = step.evaluate(parts.get(i), stopped);
      if (evaluated.isEmpty()) {
        return Optional.empty();
      }
      Metrics metrics = evaluated.get();
      double share = (double) parts.get(i).size() / validation.size();
      losses[i] = metrics.loss();
      loss += share * metrics.loss();
      accuracy += share * metrics.accuracy().orElse(0);
      classes &= metrics.accuracy().isPresent();
    }
    return Optional.of(
        new Trial(
            learningRate,
            loss,
            Trial.standardError(losses),
            classes ? OptionalDouble.of(accuracy) : OptionalDouble.empty()));
  }
}
