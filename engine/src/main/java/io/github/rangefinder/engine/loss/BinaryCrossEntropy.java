package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.BinaryEntropy;
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
   * @param outputs shape {@code (N, …)} with {@code N >= n}
   * @param targets from 0 to 1, shape {@code (M, …)}, of the same samples, with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of outputs, same shape;
   *     null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor outputs, Tensor targets, int n, Tensor gradient) {
    int count = OutputRows.check("outputs", outputs, targets, n, gradient);
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
    OutputRows.check("outputs", outputs, targets, n, null);
    return BinaryEntropy.correct(outputs.data(), targets.data(), n, threshold());
  }
}
