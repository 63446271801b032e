package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.loss.MeanSquaredError;
import io.github.rangefinder.engine.loss.SoftmaxCrossEntropy;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The loss that a data set's targets ask for, over the targets of one batch: the cross-entropy of
 * labels, the squared error of numbers.
 */
final class BatchLoss {
  private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
  private final MeanSquaredError squaredError = new MeanSquaredError();
  private final int[] labels;
  private final Tensor values;
  private Targets targets;

  /** Buffers for batches of up to {@code batchSize} samples of a model with so many outputs. */
  BatchLoss(int batchSize, int outputs) {
    labels = new int[batchSize];
    values = new Tensor(Shape.of(batchSize, outputs));
  }

  /** Whose targets come next. */
  void of(Targets dataTargets) {
    this.targets = dataTargets;
  }

  /** Takes a sample's target into a row of the batch; several threads may do so at once. */
  void read(int sample, int row) {
    if (targets instanceof Labels classes) {
      labels[row] = classes.label(sample);
    } else if (targets instanceof TargetValues numbers) {
      numbers.read(sample, values, row);
    }
  }

  /** output (N, outputs); the mean loss of the first n rows, and its gradient unless null. */
  double evaluate(Tensor output, int n, Tensor gradient) {
    return targets instanceof Labels
        ? crossEntropy.evaluate(output, labels, n, gradient)
        : squaredError.evaluate(output, values, n, gradient);
  }

  /** output (N, classes); the rows classified correctly, 0 for regression. */
  int correct(Tensor output, int n) {
    return targets instanceof Labels ? crossEntropy.correct(output, labels, n) : 0;
  }
}
