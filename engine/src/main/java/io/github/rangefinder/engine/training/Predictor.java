package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.kernel.Probabilities;
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
    Tensor all = planned(data);
    Ending.of(network.output()).apply(all.data(), network.outputShape());
    return all;
  }

  /**
   * The probability of each class for each sample, (samples, classes): the softmax of a
   * classifier's logits, whether or not that softmax is a layer of it; of one that gives other
   * probabilities those, over their sum. One output tells of two classes, for the second.
   *
   * @throws IllegalArgumentException if it cannot read the data's samples or does not end in a row
   */
  public Tensor probabilities(Dataset data) {
    if (network.outputShape().rank() != 1) {
      throw new IllegalArgumentException(
          "a classifier ends in one row of logits, got output shape " + network.outputShape());
    }
    Tensor given = planned(data);
    Ending ending = Ending.of(network.output());
    if (network.outputShape().size() == 1) {
      return ofTwoClasses(given, ending);
    }
    if (ending.isWithoutLogits()) {
      Probabilities.normalize(given.data(), data.size(), network.outputShape().size());
    } else {
      Ending.SOFTMAX.apply(given.data(), network.outputShape());
    }
    return given;
  }

  private static Tensor ofTwoClasses(Tensor given, Ending ending) {
    int samples = given.shape().dim(0);
    if (ending.isWithoutLogits()) {
      Probabilities.logits(given.data(), given.data(), samples);
    }
    Tensor classes = new Tensor(Shape.of(samples, 2));
    BinaryEntropy.classes(given.data(), samples, classes.data());
    return classes;
  }

  /** What a plan gives of each sample: logits, or what the network gives where there are none. */
  private Tensor planned(Dataset data) {
    Tensor all = new Tensor(network.outputShape().withBatch(data.size()));
    int size = network.outputShape().size();
    forEachBatch(
        data,
        (first, n, given) -> System.arraycopy(given.data(), 0, all.data(), first * size, n * size));
    return all;
  }

  /** Takes what a plan gives of a batch. */
  @FunctionalInterface
  interface BatchReader {
    /** The first n rows given are those of the samples from {@code first} on. */
    void read(int first, int n, Tensor given);
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
