package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains a model for whole epochs and keeps the history. */
public final class Trainer {
  private final TrainingStep step;
  private final int batchSize;

  /** A trainer that takes {@code batchSize} samples a step. */
  public Trainer(Sequential model, Optimizer optimizer, int batchSize, Workers workers) {
    this.step = new TrainingStep(model, optimizer, batchSize, workers);
    this.batchSize = batchSize;
  }

  /**
   * Trains on shuffled data and says how each epoch went.
   *
   * @param validation looked at after each epoch, if present
   * @param learningRate asked once an iteration, counted from 0 through all epochs
   * @param seed decides the order of the samples
   * @throws IllegalArgumentException if a batch is larger than the data
   */
  public List<Epoch> fit(
      Dataset data, Optional<Dataset> validation, int epochs, Schedule learningRate, long seed) {
    Batches batches = new Batches(data.size(), batchSize, true, seed);
    List<Epoch> history = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Metrics training = trainEpoch(data, batches, epoch, learningRate);
      history.add(new Epoch(epoch, training, validation.map(this::evaluate)));
    }
    return history;
  }

  private Metrics trainEpoch(Dataset data, Batches batches, int epoch, Schedule learningRate) {
    double loss = 0;
    long correct = 0;
    int first = epoch * batches.perEpoch();
    for (int i = first; i < first + batches.perEpoch(); i++) {
      int n = batches.count(i);
      loss += n * step.run(data, batches.order(i), batches.from(i), n, learningRate.at(i));
      correct += step.correct();
    }
    return new Metrics(loss / data.size(), (double) correct / data.size());
  }

  /** Loss and accuracy on all samples of the data; learns nothing. */
  public Metrics evaluate(Dataset data) {
    return step.evaluate(data);
  }
}
