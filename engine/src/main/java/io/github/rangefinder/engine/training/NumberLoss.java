package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.loss.MeanSquaredError;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.OptionalDouble;

/** The mean squared error of numbers to predict. */
class NumberLoss extends BatchLoss {
  private final MeanSquaredError squaredError;
  private final TargetValues targets;

  /** The targets of a batch, (batch, …): in the shape of the output where they fit it. */
  final Tensor values;

  /** The loss of a network with this output. */
  NumberLoss(TargetValues targets, int batchSize, Node output) {
    this.targets = targets;
    this.squaredError = new MeanSquaredError(Ending.of(output) == Ending.SIGMOID);
    Shape shape = targets.fits(output.shape()) ? output.shape() : targets.shape();
    values = new Tensor(shape.withBatch(batchSize));
  }

  /** Whether every number to predict is 0 or 1. */
  final boolean isOfZerosAndOnes() {
    boolean are = true;
    for (int sample = 0; sample < targets.size() && are; sample++) {
      targets.read(sample, values, 0);
      are = BinaryEntropy.isBinary(values.data(), targets.outputs());
    }
    return are;
  }

  @Override
  void requireFitting(Network network) {
    if (Ending.of(network.output()) == Ending.SOFTMAX) {
      throw new IllegalArgumentException(
          "the data has numbers to predict, but the model ends in a softmax, which is for classes");
    }
    Shape output = network.outputShape();
    if (targets.fits(output)) {
      return;
    }
    if (output.rank() == 1 && targets.shape().rank() == 1) {
      throw new IllegalArgumentException(
          "the model has %d outputs, the data has %d numbers to predict"
              .formatted(output.size(), targets.outputs()));
    }
    throw new IllegalArgumentException(
        "the model has outputs of shape %s, the data has numbers to predict of shape %s"
            .formatted(output, targets.shape()));
  }

  @Override
  void read(int sample, int row) {
    targets.read(sample, values, row);
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    return squaredError.evaluate(output, values, n, gradient);
  }

  @Override
  int correct(Tensor output, int n) {
    return 0;
  }

  @Override
  OptionalDouble accuracy(long correct, long samples) {
    return OptionalDouble.empty();
  }
}
