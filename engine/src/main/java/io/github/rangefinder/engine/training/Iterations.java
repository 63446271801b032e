package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.schedule.Policy;
import java.util.function.BooleanSupplier;

/**
 * Iterations of a training, one after the other: the loop that whole epochs ({@link Training}) and
 * shorter trainings are made of.
 */
public final class Iterations {
  private final TrainingStep step;
  private final Dataset data;
  private final Batches batches;
  private final Policy policy;

  /** Told how iterations come along, on the calling thread. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An iteration is done.
     *
     * @param iteration counted from 0 through all epochs
     * @param loss the mean loss of its batch before the update
     */
    void iteration(int iteration, double learningRate, double loss);
  }

  /**
   * Iterations of a step over data.
   *
   * @param batches the data's
   * @param policy the learning rate and the momentum of each iteration; its momentum is passed over
   *     where the optimizer has none
   */
  public Iterations(TrainingStep step, Dataset data, Batches batches, Policy policy) {
    this.step = step;
    this.data = data;
    this.batches = batches;
    this.policy = policy;
  }

  /**
   * Trains iterations {@code from … to - 1}.
   *
   * @param cancelled asked before every iteration whether to stop
   * @return whether all are done; false if cancelled
   * @throws LossNotFiniteException after the first iteration whose loss is not finite
   */
  public boolean run(int from, int to, Listener listener, BooleanSupplier cancelled) {
    for (int i = from; i < to; i++) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      double rate = policy.learningRate().at(i);
      double loss =
          step.run(data, batches.order(i), batches.from(i), batches.count(i), rate, momentum(i));
      if (!Double.isFinite(loss)) {
        throw new LossNotFiniteException(loss, batches, i, rate);
      }
      listener.iteration(i, rate, loss);
    }
    return true;
  }

  private double momentum(int iteration) {
    double own = step.ownMomentum();
    return own > 0 && policy.momentum().isPresent() ? policy.momentum().get().at(iteration) : own;
  }
}
