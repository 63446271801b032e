package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.kernel.ClassNumbers;
import io.github.rangefinder.engine.kernel.CrossEntropy;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A class at each position of a sample, such as each pixel of an image: the softmax cross-entropy
 * along the output's last axis, averaged over positions and samples, as in Keras.
 */
final class PositionLoss extends BatchLoss {
  private final TargetValues targets;
  private final int classes;
  private final int positions;
  private final boolean areOneHot;

  /** The targets of a batch as they are read, (batch, …). */
  private final Tensor values;

  /** The classes of a batch, (batch, positions). */
  private final int[] labels;

  PositionLoss(TargetValues numbers, int batchSize, Node output) {
    Shape shape = output.shape();
    targets = numbers.unscaled(); // bytes are classes here, not pixels
    classes = shape.dim(shape.rank() - 1);
    positions = shape.size() / classes;
    areOneHot = targets.shape().size() == shape.size();
    values = new Tensor(targets.shape().withBatch(batchSize));
    labels = new int[batchSize * positions];
  }

  /**
   * Whether targets can be classes of an output's positions: one number at each where the output
   * has several, or a 1 among zeros at each where it is probabilities.
   */
  static boolean isOf(TargetValues targets, Node output) {
    Shape shape = output.shape();
    int last = shape.rank() - 1;
    if (last < 1 || shape.dim(last) == 1) {
      return false;
    }
    Shape places = Shape.of(Arrays.copyOf(shape.dims(), last));
    return targets.fits(places) || Ending.of(output).isOfClasses() && targets.shape().equals(shape);
  }

  @Override
  void requireFitting(Network network) {
    for (int sample = 0; sample < targets.size(); sample++) {
      targets.read(sample, values, 0);
      if (areOneHot) {
        requireOneHot(sample);
      } else {
        requireClasses(sample);
      }
    }
  }

  private void requireOneHot(int sample) {
    if (!ClassNumbers.areOneHot(values.data(), positions, classes)) {
      throw new IllegalArgumentException(
          "the model ends in a softmax over %d classes, sample %d has not a 1 among zeros at each position"
              .formatted(classes, sample));
    }
  }

  private void requireClasses(int sample) {
    float other = ClassNumbers.firstOther(values.data(), positions, classes);
    if (other != 0) {
      throw new IllegalArgumentException(
          "the model has the classes 0 to %d at each position, sample %d has %s at one"
              .formatted(classes - 1, sample, other));
    }
  }

  @Override
  void read(int sample, int row) {
    targets.read(sample, values, row);
    if (areOneHot) {
      ClassNumbers.readOneHot(values.data(), labels, row * positions, positions, classes);
    } else {
      ClassNumbers.read(values.data(), labels, row * positions, positions);
    }
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    float[] slope = gradient == null ? null : gradient.data();
    int rows = n * positions;
    return CrossEntropy.lossSum(output.data(), labels, rows, classes, slope) / rows;
  }

  @Override
  int correct(Tensor output, int n) {
    return CrossEntropy.correct(output.data(), labels, n * positions, classes);
  }

  @Override
  int classesAtPositions() {
    return classes;
  }

  @Override
  void count(Tensor output, int n, long[] counts) {
    CrossEntropy.count(output.data(), labels, n * positions, classes, counts);
  }

  /** The share of positions. */
  @Override
  OptionalDouble accuracy(long correct, long samples) {
    return OptionalDouble.of((double) correct / (samples * positions));
  }
}
