package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;

/**
 * Several batches at each learning rate, in a row: an iteration of the test is a step on each of
 * them, and its loss the mean of theirs, each taken before its own update.
 */
final class MeanOfBatches implements Trainable {
  private final Trainable model;
  private final int batches;

  /**
   * A training with so many batches an iteration.
   *
   * @param model trains on one batch at a time
   */
  MeanOfBatches(Trainable model, int batches) {
    this.model = model;
    this.batches = batches;
  }

  /** Returns the first loss that is not finite, if there is one, and trains no further. */
  @Override
  public double step(int iteration, double learningRate) {
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      double loss = model.step(iteration * batches + i, learningRate);
      if (!Double.isFinite(loss)) {
        return loss;
      }
      sum += loss;
    }
    return sum / batches;
  }

  /**
   * With one loss of a variance of {@code 1 / p} times that of the others, that of the mean of n is
   * {@code (n - 1 + 1 / p) / n^2}; so the mean counts {@code n / (n - 1 + 1 / p)} times as much as
   * one of n equal batches.
   */
  @Override
  public double weight(int iteration) {
    double variances = 0;
    for (int i = 0; i < batches; i++) {
      variances += 1 / model.weight(iteration * batches + i);
    }
    return batches / variances;
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
