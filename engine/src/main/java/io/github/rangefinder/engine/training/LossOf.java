package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Which loss targets ask for, of a network with this output. */
record LossOf(int batchSize, Node output) implements Targets.Visitor<BatchLoss> {
  /**
   * The softmax cross-entropy, but the binary one where a network has one output for two classes.
   */
  @Override
  public BatchLoss labels(Labels labels) {
    return labels.outputs() == 2 && output.shape().equals(Shape.of(1))
        ? formed(new BinaryLabelLoss(labels, batchSize), LogitForm.INVERSE_SIGMOIDS)
        : formed(new LabelLoss(labels, batchSize), LogitForm.LOGARITHMS);
  }

  /**
   * The cross-entropy of a class at each position, where numbers are that; the binary one of zeros
   * and ones where a network gives probabilities by themselves, also of those that bytes hold; else
   * the squared error.
   */
  @Override
  public BatchLoss numbers(TargetValues numbers) {
    if (PositionLoss.isOf(numbers, output)) {
      return formed(new PositionLoss(numbers, batchSize, output), LogitForm.LOGARITHMS);
    }
    if (Ending.of(output).isOfAnswers()) {
      List<TargetValues> readings = Stream.of(numbers, numbers.unscaled()).distinct().toList();
      for (TargetValues values : readings) {
        BinaryNumberLoss answers = new BinaryNumberLoss(values, batchSize, output);
        if (answers.isOfZerosAndOnes()) {
          return formed(answers, LogitForm.INVERSE_SIGMOIDS);
        }
      }
    }
    return new NumberLoss(numbers, batchSize, output);
  }

  /** A loss of logits, which are made of probabilities where a network gives those. */
  private BatchLoss formed(BatchLoss loss, LogitForm form) {
    return Ending.of(output).isWithoutLogits()
        ? new FormedLoss(loss, form, batchSize, output)
        : loss;
  }

  /** None. */
  @Override
  public BatchLoss unlabelled(Unlabelled unlabelled) {
    throw new IllegalArgumentException(
        "a loss needs data with labels or with numbers to predict, got samples without either");
  }
}
