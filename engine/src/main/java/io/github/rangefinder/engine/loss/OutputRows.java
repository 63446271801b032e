package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** The rows of outputs that a loss compares with rows of targets. */
final class OutputRows {
  private OutputRows() {}

  /**
   * Makes sure that the first n rows fit.
   *
   * @param name of the outputs, for messages
   * @param outputs shape {@code (N, …)} with {@code N >= n}
   * @param targets shape {@code (M, …)}, of the same samples, with {@code M >= n}
   * @param gradient of the outputs' shape, or null
   * @return the number of floats in n rows
   * @throws IllegalArgumentException if they do not, naming both shapes
   */
  static int check(String name, Tensor outputs, Tensor targets, int n, Tensor gradient) {
    Shape shape = outputs.shape();
    Shape other = targets.shape();
    if (shape.rank() < 2
        || !shape.hasSamplesOf(other)
        || n < 1
        || Math.min(shape.dim(0), other.dim(0)) < n) {
      throw new IllegalArgumentException(
          "n = %d samples need %s (n, …) and targets alike, got %s and %s"
              .formatted(n, name, shape, other));
    }
    if (gradient != null && !gradient.shape().equals(shape)) {
      throw new IllegalArgumentException(
          name + " " + shape + " need a gradient of their shape, got " + gradient.shape());
    }
    return n * (shape.size() / shape.dim(0));
  }
}
