package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.SquaredError;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The squared difference between predictions and targets, averaged over the batch and over the
 * numbers of a sample, as Keras's {@code MeanSquaredError} and PyTorch's {@code MSELoss} do.
 */
public final class MeanSquaredError {
  /**
   * The mean loss of the first n rows and its gradient. Allocates nothing.
   *
   * <p>A prediction that is not finite makes the loss NaN or infinite.
   *
   * @param predictions shape {@code (N, …)} with {@code N >= n}
   * @param targets shape {@code (M, …)}, of the same samples, with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of predictions, same
   *     shape; null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor predictions, Tensor targets, int n, Tensor gradient) {
    int count = OutputRows.check("predictions", predictions, targets, n, gradient);
    float[] gradientData = gradient == null ? null : gradient.data();
    return SquaredError.sum(predictions.data(), targets.data(), count, gradientData) / count;
  }
}
