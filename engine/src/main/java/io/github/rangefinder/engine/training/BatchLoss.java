package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.OptionalDouble;

/**
 * The loss that a data set's targets ask for, over the targets of one batch. Which one that is, is
 * decided in {@link LossOf} and nowhere else.
 */
abstract class BatchLoss {
  /** The loss of these targets for a network with this output. */
  static BatchLoss of(Targets targets, int batchSize, Node output) {
    return targets.accept(new LossOf(batchSize, output));
  }

  /**
   * Makes sure that a network has the outputs for these targets.
   *
   * @throws IllegalArgumentException if it has not, naming both sides
   */
  abstract void requireFitting(Network network);

  /** Takes a sample's target into a row of the batch; several threads may do so at once. */
  abstract void read(int sample, int row);

  /** output (N, …); the mean loss of the first n rows, and its gradient unless null. */
  abstract double evaluate(Tensor output, int n, Tensor gradient);

  /** output (N, outputs); the rows classified correctly, 0 for regression. */
  abstract int correct(Tensor output, int n);

  /** How many classes each position of a sample may have; 0 where positions have none. */
  int classesAtPositions() {
    return 0;
  }

  /** output (N, …); adds the positions of the first n rows to counts (classes, classes). */
  void count(Tensor output, int n, long[] counts) {}

  /** The share of samples classified correctly; empty for regression. */
  abstract OptionalDouble accuracy(long correct, long samples);
}
