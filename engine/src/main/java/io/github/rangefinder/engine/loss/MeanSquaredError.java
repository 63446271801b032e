package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.SquaredError;
import io.github.rangefinder.engine.tensor.Shape;
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
   * @param predictions shape {@code (N, outputs)} with {@code N >= n}
   * @param targets shape {@code (M, outputs)} with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of predictions, same
   *     shape; null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor predictions, Tensor targets, int n, Tensor gradient) {
    Shape shape = predictions.shape();
    Shape other = targets.shape();
    if (shape.rank() != 2
        || other.rank() != 2
        || shape.dim(1) != other.dim(1)
        || n < 1
        || Math.min(shape.dim(0), other.dim(0)) < n) {
      throw new IllegalArgumentException(
          "n = %d samples need predictions (n, outputs) and targets alike, got %s and %s"
              .formatted(n, shape, other));
    }
    if (gradient != null && !gradient.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "predictions " + shape + " need a gradient of their shape, got " + gradient.shape());
    }
    int count = n * shape.dim(1);
    float[] gradientData = gradient == null ? null : gradient.data();
    return SquaredError.sum(predictions.data(), targets.data(), count, gradientData) / count;
  }
}
