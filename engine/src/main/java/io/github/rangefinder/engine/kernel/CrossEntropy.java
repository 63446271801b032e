package io.github.rangefinder.engine.kernel;

/** Softmax and cross-entropy over rows of logits, summed in double precision. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * logits (n, classes), labels (n), gradient (n, classes) or null; returns the sum over the rows
   * of {@code -log softmax(logits)[label]} and writes {@code (softmax(logits) - onehot(label)) /
   * n}, the gradient of the mean.
   *
   * <p>With z the logits and M their maximum the loss is {@code log Σ exp(z_j - M) - (z_label -
   * M)}: no term can overflow and the sum is at least 1.
   */
  public static double lossSum(float[] logits, int[] labels, int n, int classes, float[] gradient) {
    double loss = 0;
    for (int row = 0; row < n; row++) {
      loss += rowLoss(logits, row * classes, labels[row], classes, 1, n, gradient);
    }
    return loss;
  }

  /**
   * The same with weights (classes): the loss of a row, and so its gradient, times its label's
   * weight. The gradient is still divided by n, as in Keras.
   */
  public static double weightedLossSum(
      float[] logits, int[] labels, float[] weights, int n, int classes, float[] gradient) {
    double loss = 0;
    for (int row = 0; row < n; row++) {
      float weight = weights[labels[row]];
      loss += weight * rowLoss(logits, row * classes, labels[row], classes, weight, n, gradient);
    }
    return loss;
  }

  /** logits (classes) from an offset on; the loss without its weight, the gradient with it. */
  private static double rowLoss(
      float[] logits, int from, int label, int classes, float weight, int n, float[] gradient) {
    double max = Double.NEGATIVE_INFINITY;
    for (int j = from; j < from + classes; j++) {
      max = Math.max(max, logits[j]);
    }
    double sum = 0;
    for (int j = from; j < from + classes; j++) {
      double exponential = StrictMath.exp(logits[j] - max);
      sum += exponential;
      if (gradient != null) {
        gradient[j] = (float) exponential; // kept here until the sum is known
      }
    }
    if (gradient != null) {
      for (int j = from; j < from + classes; j++) {
        double probability = gradient[j] / sum;
        gradient[j] = (float) (weight * (j == from + label ? probability - 1 : probability) / n);
      }
    }
    return StrictMath.log(sum) - (logits[from + label] - max);
  }

  /** logits (n, classes), labels (n); the rows whose first largest logit is the label's. */
  public static int correct(float[] logits, int[] labels, int n, int classes) {
    int correct = 0;
    for (int row = 0; row < n; row++) {
      correct += largest(logits, row * classes, classes) == labels[row] ? 1 : 0;
    }
    return correct;
  }

  /**
   * logits (n, classes), labels (n); adds each row to counts (classes, classes), at its label and
   * its first largest logit.
   */
  public static void count(float[] logits, int[] labels, int n, int classes, long[] counts) {
    for (int row = 0; row < n; row++) {
      counts[labels[row] * classes + largest(logits, row * classes, classes)]++;
    }
  }

  private static int largest(float[] logits, int from, int classes) {
    int largest = 0;
    for (int j = 1; j < classes; j++) {
      largest = logits[from + j] > logits[from + largest] ? j : largest;
    }
    return largest;
  }
}
