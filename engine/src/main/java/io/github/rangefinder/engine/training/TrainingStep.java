package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Plan;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.ParameterChunks;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One step of training. {@link #run} is the whole: gradients, then the update. {@link
 * #computeGradients} is the part before the update: read, forward, loss, backward. All buffers are
 * made once; a warm step allocates nothing.
 */
public final class TrainingStep {
  /** Samples that one thread reads at a time. */
  private static final int READ_TOGETHER = 16;

  private final Network model;
  private final Optimizer optimizer;
  private final Workers workers;
  private final Plan plan;
  private final int batchSize;
  private final Parameter[] parameters;
  private final ParameterChunks chunks;
  private final Penalties penalties;
  private final Task readRows = (piece, thread) -> readRows(piece);
  private final Task clearGradient = (chunk, thread) -> clearGradient(chunk);
  private Dataset data;
  private BatchLoss loss;
  private int[] order;
  private int from;
  private int n;
  private int correct;

  /** Steps of up to {@code batchSize} samples. */
  public TrainingStep(Network model, Optimizer optimizer, int batchSize, Workers workers) {
    this.model = model;
    this.optimizer = optimizer;
    this.workers = workers;
    this.plan = new Plan(model, batchSize, workers);
    this.batchSize = batchSize;
    this.parameters = model.parameters().toArray(new Parameter[0]);
    this.chunks = new ParameterChunks(model.parameters());
    this.penalties = new Penalties(model.penalized(), workers);
  }

  /**
   * Trains on samples {@code order[from], …, order[from + n - 1]} of the data, with the optimizer's
   * own momentum.
   *
   * @return the mean loss of the batch before the update
   */
  public double run(Dataset data, int[] order, int from, int n, double learningRate) {
    return run(data, order, from, n, learningRate, optimizer.momentum());
  }

  /**
   * Trains on samples {@code order[from], …, order[from + n - 1]} of the data.
   *
   * @return the mean loss of the batch before the update
   */
  public double run(
      Dataset data, int[] order, int from, int n, double learningRate, double momentum) {
    double meanLoss = computeGradients(data, order, from, n);
    optimizer.step(model.parameters(), learningRate, momentum, workers);
    return meanLoss;
  }

  /**
   * Everything of a step but the update: leaves the gradients in the parameters.
   *
   * @return the mean loss of the batch
   */
  public double computeGradients(Dataset data, int[] order, int from, int n) {
    read(data, order, from, n);
    workers.run(chunks.count(), clearGradient);
    plan.forwardTraining(n, optimizer.steps()); // the step's number decides what dropout drops
    double meanLoss = loss.evaluate(plan.output(), n, plan.outputGradient()) + plan.penalty();
    correct = loss.correct(plan.output(), n);
    plan.backward();
    return meanLoss + penalties.addGradients();
  }

  private void read(Dataset data, int[] order, int from, int n) {
    bind(data);
    this.order = order;
    this.from = from;
    this.n = n;
    workers.run((n - 1) / READ_TOGETHER + 1, readRows);
  }

  private void readRows(int piece) {
    int end = Math.min(n, (piece + 1) * READ_TOGETHER);
    for (int row = piece * READ_TOGETHER; row < end; row++) {
      int sample = order[from + row];
      data.read(sample, plan.input(), row);
      loss.read(sample, row);
    }
  }

  private void clearGradient(int number) {
    ParameterChunks.Chunk chunk = chunks.get(number);
    float[] gradient = parameters[chunk.index()].gradient().data();
    Arrays.fill(gradient, chunk.offset(), chunk.offset() + chunk.length(), 0);
  }

  /**
   * The mean loss that a step on the same samples would return, without its gradients and its
   * update. Layers run in their training form, so that what they keep of a batch may change.
   */
  public double loss(Dataset data, int[] order, int from, int n) {
    read(data, order, from, n);
    plan.forwardTraining(n, optimizer.steps());
    correct = loss.correct(plan.output(), n);
    return loss.evaluate(plan.output(), n, null) + plan.penalty() + penalties.cost();
  }

  /** Loss and accuracy on all samples of the data; changes neither model nor optimizer. */
  public Metrics evaluate(Dataset data) {
    return evaluate(data, () -> false).orElseThrow();
  }

  /**
   * The same, for as long as somebody wants to know.
   *
   * @param cancelled asked before every batch whether to stop
   * @return empty if cancelled
   */
  public Optional<Metrics> evaluate(Dataset data, BooleanSupplier cancelled) {
    Batches batches = new Batches(data.size(), Math.min(batchSize, data.size()), false, 0);
    MeanMetrics mean = means(data);
    double penalty = penalties.cost();
    for (int i = 0; i < batches.perEpoch(); i++) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      int n = batches.count(i);
      read(data, batches.order(i), batches.from(i), n);
      plan.forward(n);
      double meanLoss = loss.evaluate(plan.output(), n, null) + plan.penalty() + penalty;
      mean.add(n, meanLoss, loss.correct(plan.output(), n));
    }
    return Optional.of(mean.metrics());
  }

  /**
   * Makes sure that the model can learn from the data.
   *
   * @throws IllegalArgumentException if it cannot, naming both sides
   */
  public void requireFitting(Dataset dataset) {
    bind(dataset);
  }

  /** Takes the loss from what the data has as targets; does nothing for the data of before. */
  private void bind(Dataset next) {
    if (next == data) {
      return;
    }
    if (!next.sampleShape().equals(model.inputShape())) {
      throw new IllegalArgumentException(
          "the model expects samples of shape %s, got %s"
              .formatted(model.inputShape(), next.sampleShape()));
    }
    BatchLoss lossOfTargets = BatchLoss.of(next.targets(), batchSize, model.output());
    lossOfTargets.requireFitting(model);
    loss = lossOfTargets;
    data = next;
  }

  /** Means over batches of a data set. */
  MeanMetrics means(Dataset dataset) {
    bind(dataset);
    return new MeanMetrics(loss);
  }

  /** How many samples of the last batch were classified correctly, before any update; else 0. */
  public int correct() {
    return correct;
  }

  /** The momentum that the optimizer has where nobody gives another. */
  double ownMomentum() {
    return optimizer.momentum();
  }

  /** How a batch runs through the model. */
  public Plan plan() {
    return plan;
  }
}
