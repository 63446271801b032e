package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.loss.BinaryCrossEntropy;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Tensor;

/** Several questions at once, each answered by a sigmoid of its own: 0 or 1. */
final class BinaryNumberLoss extends NumberLoss {
  private final BinaryCrossEntropy crossEntropy = new BinaryCrossEntropy();

  BinaryNumberLoss(TargetValues targets, int batchSize, Node output) {
    super(targets, batchSize, output);
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    return crossEntropy.evaluate(output, values, n, gradient);
  }
}
