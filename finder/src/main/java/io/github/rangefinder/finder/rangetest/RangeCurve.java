package io.github.rangefinder.finder.rangetest;

/**
 * The loss over the learning rate: one point for every iteration of a range test, in their order.
 */
public final class RangeCurve {
  private final double[] learningRates;
  private final double[] losses;
  private final double[] smoothedLosses;

  /**
   * A curve of three arrays of the same length.
   *
   * @param learningRates each iteration's learning rate
   * @param losses each batch's mean loss before its update
   * @param smoothedLosses the smoothed loss; NaN where the loss is not finite
   */
  public RangeCurve(double[] learningRates, double[] losses, double[] smoothedLosses) {
    if (learningRates.length != losses.length || losses.length != smoothedLosses.length) {
      throw new IllegalArgumentException(
          "expected as many losses and smoothed losses as learning rates, got "
              + losses.length
              + " and "
              + smoothedLosses.length
              + " for "
              + learningRates.length);
    }
    this.learningRates = learningRates.clone();
    this.losses = losses.clone();
    this.smoothedLosses = smoothedLosses.clone();
  }

  /** The number of points. */
  public int size() {
    return losses.length;
  }

  /** The learning rate of an iteration. */
  public double learningRate(int iteration) {
    return learningRates[iteration];
  }

  /** The loss of an iteration's batch before its update; may be infinite or NaN. */
  public double loss(int iteration) {
    return losses[iteration];
  }

  /** The smoothed loss; NaN where the loss is not finite. */
  public double smoothedLoss(int iteration) {
    return smoothedLosses[iteration];
  }

  /**
   * The mean change of the loss over the last iterations, {@code (loss[i] - loss[i - m]) / m}; NaN
   * for the first m.
   *
   * <p>Source: the moving average of Surmenok's keras_lr_finder.
   */
  public double lossDelta(int iteration, int m) {
    return iteration < m ? Double.NaN : (losses[iteration] - losses[iteration - m]) / m;
  }

  /** The iteration with the lowest smoothed loss; -1 if there is no finite one. */
  public int bestIteration() {
    int best = -1;
    for (int i = 0; i < smoothedLosses.length; i++) {
      if (Double.isFinite(smoothedLosses[i])
          && (best < 0 || smoothedLosses[i] < smoothedLosses[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The lowest smoothed loss; NaN if there is no finite one. */
  public double bestLoss() {
    int best = bestIteration();
    return best < 0 ? Double.NaN : smoothedLosses[best];
  }
}
