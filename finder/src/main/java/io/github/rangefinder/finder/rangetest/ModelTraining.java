package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingStep;
import java.util.Optional;

/** The training of a model of the engine on the batches of a data set. */
public final class ModelTraining implements Trainable {
  /** A batch this much smaller than the others is a remainder that makes noise. */
  private static final double HALF = 0.5;

  private final Network model;
  private final Optimizer optimizer;
  private final Dataset data;
  private final Batches batches;
  private final Optional<Dataset> heldOut;
  private final TrainingStep step;

  /**
   * Training that starts from the model's present weights.
   *
   * @throws IllegalArgumentException if the model cannot read the data's samples or is no
   *     classifier
   */
  public ModelTraining(
      Network model, Optimizer optimizer, Dataset data, Batches batches, Workers workers) {
    this(model, optimizer, data, Optional.empty(), batches, workers);
  }

  /**
   * The same with samples that are not trained on.
   *
   * @param heldOut what {@link #validate} looks at; of the same shape as the data
   */
  public ModelTraining(
      Network model,
      Optimizer optimizer,
      Dataset data,
      Optional<Dataset> heldOut,
      Batches batches,
      Workers workers) {
    this.model = model;
    this.optimizer = optimizer;
    this.data = data;
    this.batches = batches;
    this.heldOut = heldOut;
    this.step = new TrainingStep(model, optimizer, batches.count(0), workers);
    step.requireFitting(data);
  }

  @Override
  public double step(int iteration, double learningRate) {
    return step.run(
        data,
        batches.order(iteration),
        batches.from(iteration),
        batches.count(iteration),
        learningRate);
  }

  /** A batch of less than half of the others' size counts by its size. */
  @Override
  public double weight(int iteration) {
    double share = (double) batches.count(iteration) / batches.count(0);
    return share < HALF ? share : 1;
  }

  /** The mean loss that a step on an iteration's batch would return, without its update. */
  public double loss(int iteration) {
    return step.loss(
        data, batches.order(iteration), batches.from(iteration), batches.count(iteration));
  }

  @Override
  public Metrics validate() {
    return heldOut.map(step::evaluate).orElseGet(Trainable.super::validate);
  }

  /** Weights and optimizer state; which samples an iteration reads never changes. */
  @Override
  public Snapshot snapshot() {
    Network.Snapshot weights = model.snapshot();
    Optimizer.Snapshot state = optimizer.snapshot();
    return () -> {
      model.restore(weights);
      optimizer.restore(state);
    };
  }
}
