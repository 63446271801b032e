package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.loss.SoftmaxCrossEntropy;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.OptionalDouble;

/** The cross-entropy between labels and the softmax of logits. */
final class LabelLoss extends BatchLoss {
  private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
  private final Labels targets;
  private final int[] labels;
  private final float[] weights;

  LabelLoss(Labels targets, int batchSize) {
    this.targets = targets;
    this.weights = targets.weights();
    labels = new int[batchSize];
  }

  @Override
  void requireFitting(Network network) {
    if (network.outputShape().rank() != 1) {
      throw new IllegalArgumentException(
          "a classifier ends in one row of logits, got output shape " + network.outputShape());
    }
    int outputs = network.outputShape().dim(0);
    if (targets.outputs() > outputs) {
      throw new IllegalArgumentException(
          "the model has %d outputs, the data has %d classes"
              .formatted(outputs, targets.outputs()));
    }
  }

  @Override
  void read(int sample, int row) {
    labels[row] = targets.label(sample);
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    return crossEntropy.evaluate(output, labels, weights, n, gradient);
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
