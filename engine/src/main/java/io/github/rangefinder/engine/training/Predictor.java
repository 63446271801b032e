package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Plan;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** What a network says of samples, every layer in its inference form. */
public final class Predictor {
  private final Network network;
  private final Plan plan;
  private final int batchSize;

  /** Takes {@code batchSize} samples at a time. */
  public Predictor(Network network, int batchSize, Workers workers) {
    this.network = network;
    this.batchSize = batchSize;
    this.plan = new Plan(network, batchSize, workers);
  }

  /**
   * What the network computes of each sample, (samples, …).
   *
   * @throws IllegalArgumentException if it cannot read the data's samples
   */
  public Tensor outputs(Dataset data) {
    Tensor all = logits(data);
    Ending.of(network.output()).apply(all.data(), network.outputShape());
    return all;
  }

  /**
   * The probability of each class for each sample, (samples, classes): the softmax of a
   * classifier's logits, whether or not that softmax is a layer of it. One output tells of two
   * classes, by the logit of the second.
   *
   * @throws IllegalArgumentException if it cannot read the data's samples or does not end in a row
   */
  public Tensor probabilities(Dataset data) {
    if (network.outputShape().rank() != 1) {
      throw new IllegalArgumentException(
          "a classifier ends in one row of logits, got output shape " + network.outputShape());
    }
    Tensor logits = logits(data);
    if (network.outputShape().size() > 1) {
      Ending.SOFTMAX.apply(logits.data(), network.outputShape());
      return logits;
    }
    Tensor classes = new Tensor(Shape.of(data.size(), 2));
    BinaryEntropy.classes(logits.data(), data.size(), classes.data());
    return classes;
  }

  private Tensor logits(Dataset data) {
    Tensor all = new Tensor(network.outputShape().withBatch(data.size()));
    int size = network.outputShape().size();
    forEachBatch(
        data,
        (first, n, logits) ->
            System.arraycopy(logits.data(), 0, all.data(), first * size, n * size));
    return all;
  }

  /** Takes what the network makes of a batch. */
  @FunctionalInterface
  interface BatchReader {
    /** The first n rows of the logits are those of the samples from {@code first} on. */
    void read(int first, int n, Tensor logits);
  }

  /**
   * Runs all samples through the network, batch by batch.
   *
   * @throws IllegalArgumentException if it cannot read them
   */
  void forEachBatch(Dataset data, BatchReader reader) {
    if (!data.sampleShape().equals(network.inputShape())) {
      throw new IllegalArgumentException(
          "the model expects samples of shape %s, got %s"
              .formatted(network.inputShape(), data.sampleShape()));
    }
    for (int first = 0; first < data.size(); first += batchSize) {
      int n = Math.min(batchSize, data.size() - first);
      for (int row = 0; row < n; row++) {
        data.read(first + row, plan.input(), row);
      }
      plan.forward(n);
      reader.read(first, n, plan.output());
    }
  }
}
