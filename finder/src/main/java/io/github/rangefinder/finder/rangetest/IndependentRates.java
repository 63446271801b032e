package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;
import java.util.function.IntToDoubleFunction;

/**
 * Every learning rate by itself, for a curve without history: an iteration of the test takes
 * weights and optimizer back to how they were, takes a step on each of its batches, and its loss is
 * that of the batch after them.
 *
 * <p>That batch belongs to none of the steps, so that a loss it has in common with them shows
 * learning and not memory; and it is the first place where the loss shows all of them. The mean
 * loss of the steps' own batches would show the last step not at all and the first one, before
 * which all rates are equal, as much as the others. It is taken as every batch's loss is: in the
 * training form, for running statistics of a few steps are none yet.
 *
 * <p>Each rate has batches of its own. On the same ones the curve would be smoother, and its noise
 * would no longer tell how much the answer depends on them.
 */
final class IndependentRates implements Trainable {
  private final Trainable model;
  private final IntToDoubleFunction lossOfBatch;
  private final int batches;
  private final Snapshot start;

  /**
   * A training that starts every iteration from the model's present state.
   *
   * @param model trains on one batch at a time
   * @param lossOfBatch the mean loss on the batch of a number, with the model's weights of the time
   * @param batches how many steps there are at each learning rate
   */
  IndependentRates(Trainable model, IntToDoubleFunction lossOfBatch, int batches) {
    this.model = model;
    this.lossOfBatch = lossOfBatch;
    this.batches = batches;
    this.start = model.snapshot();
  }

  /** Returns the first loss that is not finite, if there is one, and trains no further. */
  @Override
  public double step(int iteration, double learningRate) {
    start.restore();
    int first = iteration * batches;
    for (int i = first; i < first + batches; i++) {
      double loss = model.step(i, learningRate);
      if (!Double.isFinite(loss)) {
        return loss;
      }
    }
    return lossOfBatch.applyAsDouble(first + batches);
  }

  /** That of the batch which the loss is taken on. */
  @Override
  public double weight(int iteration) {
    return model.weight((iteration + 1) * batches);
  }

  @Override
  public Metrics validate() {
    return model.validate();
  }

  @Override
  public Snapshot snapshot() {
    return model.snapshot();
  }
}
