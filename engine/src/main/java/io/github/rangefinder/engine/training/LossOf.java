package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;

/** Which loss targets ask for, of a network with this output. */
record LossOf(int batchSize, Node output) implements Targets.Visitor<BatchLoss> {
  /**
   * The softmax cross-entropy, but the binary one where a network has one output for two classes.
   */
  @Override
  public BatchLoss labels(Labels labels) {
    return labels.outputs() == 2 && output.shape().equals(Shape.of(1))
        ? new BinaryLabelLoss(labels, batchSize)
        : new LabelLoss(labels, batchSize);
  }

  /**
   * The squared error, but the binary cross-entropy of zeros and ones where a network ends in a
   * sigmoid.
   */
  @Override
  public BatchLoss numbers(TargetValues numbers) {
    NumberLoss squaredError = new NumberLoss(numbers, batchSize, output);
    return Ending.of(output) == Ending.SIGMOID && squaredError.isOfZerosAndOnes()
        ? new BinaryNumberLoss(numbers, batchSize, output)
        : squaredError;
  }

  /** None. */
  @Override
  public BatchLoss unlabelled(Unlabelled unlabelled) {
    throw new IllegalArgumentException(
        "a loss needs data with labels or with numbers to predict, got samples without either");
  }
}
