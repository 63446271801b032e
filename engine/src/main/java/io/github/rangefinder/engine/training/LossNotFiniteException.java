package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import java.util.Locale;

/** A training cannot go on, for a batch's loss is infinite or not a number. */
public final class LossNotFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final double learningRate;

  /**
   * The message names the place, counted from 1.
   *
   * @param iteration counted from 0 through all epochs
   */
  LossNotFiniteException(double loss, Batches batches, int iteration, double learningRate) {
    this(
        String.format(
            Locale.ROOT,
            "the loss is %s at step %d of epoch %d",
            Double.isNaN(loss) ? "not a number" : "infinite",
            iteration % batches.perEpoch() + 1,
            batches.epoch(iteration) + 1),
        learningRate);
  }

  private LossNotFiniteException(String place, double learningRate) {
    super(place + ", at a learning rate of " + learningRate);
    this.place = place;
    this.learningRate = learningRate;
  }

  /** The message without the learning rate, for whoever writes numbers in a way of his own. */
  public String place() {
    return place;
  }

  /** The learning rate of the step. */
  public double learningRate() {
    return learningRate;
  }
}
