package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.BinaryEntropy;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The cross-entropy of outputs each of which says yes or no by itself, averaged over the batch and
 * over the outputs of a sample, as Keras's {@code BinaryCrossentropy} does.
 *
 * <p>From logits, not from the probabilities that a sigmoid makes of them: those round to 1 where a
 * logit is above 17.
 */
public final class BinaryCrossEntropy {
  /**
   * The mean loss of the first n rows, in nats, and its gradient. Allocates nothing.
   *
   * <p>A logit that is NaN makes the loss NaN.
   *
   * @param logits shape {@code (N, …)} with {@code N >= n}
   * @param targets from 0 to 1, shape {@code (M, …)}, of the same samples, with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of logits, same shape;
   *     null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor logits, Tensor targets, int n, Tensor gradient) {
    int count = OutputRows.check("logits", logits, targets, n, gradient);
    float[] gradientData = gradient == null ? null : gradient.data();
    return BinaryEntropy.sum(logits.data(), targets.data(), count, gradientData) / count;
  }

  /**
   * How many of the first n rows say what their target says, of models with one output.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public int correct(Tensor logits, Tensor targets, int n) {
    OutputRows.check("logits", logits, targets, n, null);
    return BinaryEntropy.correct(logits.data(), targets.data(), n);
  }
}
