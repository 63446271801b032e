package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
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

/** Trains a model at one learning rate for some iterations: what every trial does. */
final class ShortTraining {
  /** Parts of the validation samples whose losses show how far chance moves their mean. */
  private static final int PARTS = 20;

  private final Trainer trainer;
  private final Dataset training;
  private final Batches batches;
  private int done;

  /** A training that starts from the model's present weights. */
  ShortTraining(
      Network model, Optimizer optimizer, Dataset training, Batches batches, Workers workers) {
    this.trainer = new Trainer(model, optimizer, batches.count(0), workers);
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

  /**
   * Trains.
   *
   * @param listener told after every iteration
   * @param stopped asked before every iteration whether to give it up
   */
  End run(double learningRate, int iterations, Trainer.Listener listener, BooleanSupplier stopped) {
    Policy policy = Policy.of(step -> learningRate);
    Trainer.Listener counting =
        (iteration, rate, sinceEpochBegan) -> {
          done = iteration + 1;
          listener.iteration(iteration, rate, sinceEpochBegan);
        };
    BooleanSupplier over = () -> done == iterations || stopped.getAsBoolean();
    try {
      for (int epoch = 0; done < iterations; epoch++) {
        Optional<Metrics> whole =
            trainer.trainEpoch(training, batches, epoch, policy, counting, over);
        if (whole.isEmpty() && done < iterations) {
          return End.STOPPED;
        }
      }
    } catch (LossNotFiniteException e) {
      return End.BLEW_UP;
    }
    return End.DONE;
  }

  /** Loss and accuracy on samples, with the weights as they are. */
  Metrics evaluate(Dataset samples) {
    return trainer.evaluate(samples);
  }

  /** What the training came to, by the validation samples in parts. */
  Trial validated(double learningRate, Dataset validation) {
    List<Dataset> parts = Subset.parts(validation, PARTS);
    double[] losses = new double[parts.size()];
    double loss = 0;
    double accuracy = 0;
    boolean classes = true;
    for (int i = 0; i < losses.length; i++) {
      Metrics metrics = trainer.evaluate(parts.get(i));
      double share = (double) parts.get(i).size() / validation.size();
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
