package io.github.rangefinder.finder.rangetest;

import java.util.Optional;

/**
 * Between which learning rates a cyclical schedule may go, read off a range test: from where the
 * loss begins to fall to just before it stops falling.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.3, and
 * "A disciplined approach to neural network hyper-parameters", 2018, section 4.1; there with the
 * accuracy, here with the smoothed loss, of which the learning rate at the minimum "is the largest
 * value that can be used as the learning rate for the maximum bound". The batches of a test are
 * few, so that the minimum itself may already be on the way to divergence; hence the share below.
 *
 * @param lower the learning rate at which the loss has clearly begun to fall
 * @param upper the learning rate at which it has nearly stopped
 */
public record Bounds(double lower, double upper) {
  /** Of the whole fall, this share has happened at the lower bound. */
  private static final double BEGUN = 0.05;

  /** Of the whole fall, this share has happened at the upper bound. */
  private static final double NEARLY_DONE = 0.95;

  /** The bounds that a test shows; empty if its loss never falls. */
  public static Optional<Bounds> of(RangeCurve measured) {
    RangeCurve curve = measured.judged();
    int best = curve.bestIteration();
    if (best < 1) {
      return Optional.empty();
    }
    double start = curve.smoothedLoss(0);
    double fall = start - curve.bestLoss();
    double lower = learningRate(curve, best, start - BEGUN * fall);
    double upper = learningRate(curve, best, start - NEARLY_DONE * fall);
    return fall > 0 && lower < upper ? Optional.of(new Bounds(lower, upper)) : Optional.empty();
  }

  /** Where the curve is below a loss for good, up to its minimum. */
  private static double learningRate(RangeCurve curve, int best, double loss) {
    int i = best;
    while (i > 0 && curve.smoothedLoss(i - 1) <= loss) {
      i--;
    }
    return curve.learningRate(i);
  }
}
