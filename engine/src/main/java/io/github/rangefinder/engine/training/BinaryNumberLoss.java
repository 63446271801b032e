package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.loss.BinaryCrossEntropy;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.OptionalDouble;

/** Several questions at once, each answered by a sigmoid of its own: 0 or 1. */
final class BinaryNumberLoss extends NumberLoss {
  private final BinaryCrossEntropy crossEntropy = new BinaryCrossEntropy();

  BinaryNumberLoss(TargetValues targets, int batchSize, Node output) {
    super(targets, batchSize, output);
  }

  /** Yes or no at each pixel of an image or step of a series. */
  @Override
  int classesAtPositions() {
    Shape shape = values.shape();
    return shape.rank() > 2 && shape.dim(shape.rank() - 1) == 1 ? 2 : 0;
  }

  @Override
  void count(Tensor output, int n, long[] counts) {
    BinaryEntropy.count(output.data(), values.data(), n * answers(), counts);
  }

  @Override
  int correct(Tensor output, int n) {
    return BinaryEntropy.correct(output.data(), values.data(), n * answers());
  }

  /** The share of all answers. */
  @Override
  OptionalDouble accuracy(long correct, long samples) {
    return OptionalDouble.of((double) correct / (samples * answers()));
  }

  private int answers() {
    return values.shape().size() / values.shape().dim(0);
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    return crossEntropy.evaluate(output, values, n, gradient);
  }
}
