package io.github.rangefinder.engine.loss;

import io.github.rangefinder.engine.kernel.SquaredError;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * The squared difference between predictions and targets, averaged over the batch and over the
 * numbers of a sample, as Keras's {@code MeanSquaredError} and PyTorch's {@code MSELoss} do.
 *
 * @param ofSigmoids whether outputs are logits, of which a sigmoid makes the predictions
 */
public record MeanSquaredError(boolean ofSigmoids) {
  /**
   * The mean loss of the first n rows and its gradient. Allocates nothing.
   *
   * <p>A prediction that is not finite makes the loss NaN or infinite.
   *
   * @param outputs predictions or logits, shape {@code (N, …)} with {@code N >= n}
   * @param targets shape {@code (M, …)}, of the same samples, with {@code M >= n}
   * @param gradient receives the gradient with respect to the first n rows of outputs, same shape;
   *     null to compute the loss alone
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public double evaluate(Tensor outputs, Tensor targets, int n, Tensor gradient) {
    int count = OutputRows.check("predictions", outputs, targets, n, gradient);
    float[] gradientData = gradient == null ? null : gradient.data();
    double sum =
        ofSigmoids
            ? SquaredError.sumOfSigmoids(outputs.data(), targets.data(), count, gradientData)
            : SquaredError.sum(outputs.data(), targets.data(), count, gradientData);
    return sum / count;
  }
}
