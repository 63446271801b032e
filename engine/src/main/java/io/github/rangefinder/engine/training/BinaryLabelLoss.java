package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.loss.BinaryCrossEntropy;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Two classes, told apart by one output: the logit of the second. */
final class BinaryLabelLoss extends BatchLoss {
  private final BinaryCrossEntropy crossEntropy = new BinaryCrossEntropy();
  private final Labels targets;
  private final Tensor labels;

  BinaryLabelLoss(Labels targets, int batchSize) {
    this.targets = targets;
    this.labels = new Tensor(Shape.of(batchSize, 1));
  }

  @Override
  void requireFitting(Network network) {
    if (Ending.of(network.output()) == Ending.SOFTMAX) {
      throw new IllegalArgumentException(
          "the model ends in a softmax over one output, which is 1 for every sample; a sigmoid tells two classes apart");
    }
  }

  @Override
  void read(int sample, int row) {
    Arrays.fill(labels.data(), row, row + 1, targets.label(sample));
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    return crossEntropy.evaluate(output, labels, n, gradient);
  }

  @Override
  int correct(Tensor output, int n) {
    return crossEntropy.correct(output, labels, n);
  }

  @Override
  OptionalDouble accuracy(long correct, long samples) {
    return OptionalDouble.of((double) correct / samples);
  }
}
