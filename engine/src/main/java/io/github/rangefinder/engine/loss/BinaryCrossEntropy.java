package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The cross-entropy of outputs each of which says yes or no by itself, averaged over the batch and
 * over the outputs of a sample, as Keras's {@code BinaryCrossentropy} does.
 *
 * @param ofLogits whether outputs are logits; else they are probabilities, as a sigmoid makes them
 */
public record BinaryCrossEntropy(boolean ofLogits) {
  /** A probability of one half, and the logit of it. */
  private float threshold() {
    return ofLogits ? 0 : 0.5f;
  }

  /**
   * The mean loss of the first n rows, in nats, and its gradient. Allocates nothing.
   *
   * <p>An output that is NaN makes the loss NaN.
   *
   * @param outputs shape {@code (N, outputs)} with {@code N >= n}
   * @param targets from 0 to 1, shape {@code (M, outputs)} with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of outputs, same shape;
   *     null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor outputs, Tensor targets, int n, Tensor gradient) {
    int count = check(outputs, targets, n);
    if (gradient != null && !gradient.shape().equals(outputs.shape())) {
      throw new IllegalArgumentException(
          "outputs "
              + outputs.shape()
              + " need a gradient of their shape, got "
              + gradient.shape());
    }
    float[] gradientData = gradient == null ? null : gradient.data();
    double sum =
        ofLogits
            ? BinaryEntropy.ofLogits(outputs.data(), targets.data(), count, gradientData)
            : BinaryEntropy.ofProbabilities(outputs.data(), targets.data(), count, gradientData);
    return sum / count;
  }

  /**
   * How many of the first n rows say what their target says, of models with one output.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public int correct(Tensor outputs, Tensor targets, int n) {
    check(outputs, targets, n);
    return BinaryEntropy.correct(outputs.data(), targets.data(), n, threshold());
  }

  private static int check(Tensor outputs, Tensor targets, int n) {
    Shape shape = outputs.shape();
    Shape other = targets.shape();
    if (shape.rank() != 2
        || other.rank() != 2
        || shape.dim(1) != other.dim(1)
        || n < 1
        || Math.min(shape.dim(0), other.dim(0)) < n) {
      throw new IllegalArgumentException(
          "n = %d samples need outputs (n, outputs) and targets alike, got %s and %s"
              .formatted(n, shape, other));
    }
    return n * shape.dim(1);
  }
}
