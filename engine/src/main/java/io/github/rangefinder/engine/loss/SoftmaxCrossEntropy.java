package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.CrossEntropy;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The cross-entropy between integer labels and the softmax of logits, averaged over the batch.
 *
 * <p>From logits, not from probabilities: the logarithm and the exponential cancel on paper, so
 * nothing is lost where the softmax saturates.
 */
public final class SoftmaxCrossEntropy {
  /**
   * The mean loss of the first n rows, in nats, and its gradient. Allocates nothing.
   *
   * <p>A NaN or +∞ among a row's logits, or -∞ as its label's, makes the loss NaN or infinite.
   *
   * @param logits shape {@code (N, classes)} with {@code N >= n}
   * @param labels the classes of the n samples
   * @param gradient receives the gradient with respect to the first n rows of logits, same shape;
   *     null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit or a label is no class
   */
  public double evaluate(Tensor logits, int[] labels, int n, Tensor gradient) {
    return evaluate(logits, labels, null, n, gradient);
  }

  /**
   * The same with a weight for each class, by which the losses of its samples are multiplied before
   * the mean over all samples is taken.
   *
   * @param weights one for each class of the labels; null for 1
   */
  public double evaluate(Tensor logits, int[] labels, float[] weights, int n, Tensor gradient) {
    int classes = check(logits, labels, n);
    if (gradient != null && !gradient.shape().equals(logits.shape())) {
      throw new IllegalArgumentException(
          "logits " + logits.shape() + " need a gradient of their shape, got " + gradient.shape());
    }
    float[] gradientData = gradient == null ? null : gradient.data();
    double sum =
        weights == null
            ? CrossEntropy.lossSum(logits.data(), labels, n, classes, gradientData)
            : CrossEntropy.weightedLossSum(
                logits.data(), labels, weights, n, classes, gradientData);
    return sum / n;
  }

  /**
   * How many of the first n rows have their largest logit at their label (the first one, where
   * several are largest).
   *
   * @param logits shape {@code (N, classes)} with {@code N >= n}
   * @throws IllegalArgumentException if the shapes do not fit or a label is no class
   */
  public int correct(Tensor logits, int[] labels, int n) {
    int classes = check(logits, labels, n);
    return CrossEntropy.correct(logits.data(), labels, n, classes);
  }

  /** Returns the number of classes. */
  private static int check(Tensor logits, int[] labels, int n) {
    Shape shape = logits.shape();
    if (shape.rank() != 2 || n < 1 || shape.dim(0) < n || labels.length < n) {
      throw new IllegalArgumentException(
          "n = %d samples need logits (n, classes) and n labels, got %s and %d labels"
              .formatted(n, shape, labels.length));
    }
    int classes = shape.dim(1);
    for (int i = 0; i < n; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d of sample %d is none of the %d classes 0 to %d"
                .formatted(labels[i], i, classes, classes - 1));
      }
    }
    return classes;
  }
}
