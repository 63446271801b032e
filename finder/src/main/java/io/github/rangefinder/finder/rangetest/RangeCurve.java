package io.github.rangefinder.finder.rangetest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The loss over the learning rate: one point for every iteration of a range test, in their order.
 */
public final class RangeCurve implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] learningRates;
  private final double[] losses;
  private final double[] smoothedLosses;
  private final double[] weights;
  private final Looks looks;

  /**
   * What looks at held-out samples saw, each after the update of its iteration.
   *
   * @param losses their mean loss; NaN for an iteration without a look
   * @param accuracies the share classified correctly; NaN likewise, and where there are no classes
   * @param judged whether the smoothed loss is that of these losses, and NaN without a look
   */
  public record Looks(double[] losses, double[] accuracies, boolean judged)
      implements Serializable {
    /** No look at any of so many iterations. */
    public static Looks none(int size) {
      double[] nothing = new double[size];
      Arrays.fill(nothing, Double.NaN);
      return new Looks(nothing, nothing, false);
    }
  }

  /**
   * A curve without looks at held-out samples, of three arrays of the same length.
   *
   * @param learningRates each iteration's learning rate
   * @param losses each batch's mean loss before its update
   * @param smoothedLosses the smoothed loss; NaN where the loss is not finite
   */
  public RangeCurve(double[] learningRates, double[] losses, double[] smoothedLosses) {
    this(learningRates, losses, smoothedLosses, Looks.none(losses.length));
  }

  /** A curve of arrays of the same length, all of whose losses count fully. */
  public RangeCurve(double[] learningRates, double[] losses, double[] smoothedLosses, Looks looks) {
    this(learningRates, losses, smoothedLosses, ones(losses.length), looks);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * A curve of arrays of the same length.
   *
   * @param weights how much each loss counts, see {@link Trainable#weight}
   */
  public RangeCurve(
      double[] learningRates,
      double[] losses,
      double[] smoothedLosses,
      double[] weights,
      Looks looks) {
    if (weights.length != losses.length) {
      throw new IllegalArgumentException(
          "expected as many weights as losses, got " + weights.length + " for " + losses.length);
    }
    if (learningRates.length != losses.length || losses.length != smoothedLosses.length) {
      throw new IllegalArgumentException(
          "expected as many losses and smoothed losses as learning rates, got "
              + losses.length
              + " and "
              + smoothedLosses.length
              + " for "
              + learningRates.length);
    }
    if (looks.losses.length != losses.length || looks.accuracies.length != losses.length) {
      throw new IllegalArgumentException(
          "expected as many validation losses and accuracies as learning rates, got "
              + looks.losses.length
              + " and "
              + looks.accuracies.length
              + " for "
              + learningRates.length);
    }
    this.learningRates = learningRates.clone();
    this.losses = losses.clone();
    this.smoothedLosses = smoothedLosses.clone();
    this.weights = weights.clone();
    this.looks = new Looks(looks.losses.clone(), looks.accuracies.clone(), looks.judged);
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

  /** How much an iteration's loss counts, above 0 and at most 1, see {@link Trainable#weight}. */
  public double weight(int iteration) {
    return weights[iteration];
  }

  /** The smoothed loss; NaN where the loss is not finite. */
  public double smoothedLoss(int iteration) {
    return smoothedLosses[iteration];
  }

  /** The mean loss on held-out samples after an iteration's update; NaN where none was taken. */
  public double validationLoss(int iteration) {
    return looks.losses[iteration];
  }

  /** The share of held-out samples classified correctly after an update; NaN likewise. */
  public double validationAccuracy(int iteration) {
    return looks.accuracies[iteration];
  }

  /** Whether there was any look at held-out samples. */
  public boolean isValidated() {
    return IntStream.range(0, size()).anyMatch(this::isLook);
  }

  /** Whether an accuracy was measured anywhere. */
  public boolean hasAccuracy() {
    return Arrays.stream(looks.accuracies).anyMatch(accuracy -> !Double.isNaN(accuracy));
  }

  /** Whether an iteration's loss was smoothed and judged, if it was finite. */
  public boolean isJudged(int iteration) {
    return !looks.judged || isLook(iteration);
  }

  /** The same curve, whose losses count as much as these say. */
  public RangeCurve weighted(double[] weights) {
    return new RangeCurve(learningRates, losses, smoothedLosses, weights, looks);
  }

  /** The same curve, with smoothed losses that are those of the validation loss. */
  public RangeCurve judgedByValidation() {
    return new RangeCurve(
        learningRates,
        losses,
        smoothedLosses,
        weights,
        new Looks(looks.losses, looks.accuracies, true));
  }

  private boolean isLook(int iteration) {
    return !Double.isNaN(looks.losses[iteration]) || !Double.isNaN(looks.accuracies[iteration]);
  }

  /**
   * The curve whose losses were smoothed and stopped on, and which a suggestion is to be read off:
   * this one; or, where the validation loss was judged, its points alone, with the validation loss
   * as {@link #loss}.
   */
  public RangeCurve judged() {
    if (!looks.judged) {
      return this;
    }
    int[] points = IntStream.range(0, size()).filter(this::isLook).toArray();
    double[] validationLosses = at(points, looks.losses);
    return new RangeCurve(
        at(points, learningRates),
        validationLosses,
        at(points, smoothedLosses),
        new Looks(validationLosses, at(points, looks.accuracies), false));
  }

  private static double[] at(int[] points, double[] values) {
    return Arrays.stream(points).mapToDouble(i -> values[i]).toArray();
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

  /** The first iteration with the highest accuracy on held-out samples; -1 if there is none. */
  public int mostAccurateIteration() {
    int best = -1;
    for (int i = 0; i < size(); i++) {
      if (!Double.isNaN(looks.accuracies[i])
          && (best < 0 || looks.accuracies[i] > looks.accuracies[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The highest accuracy on held-out samples; NaN if none was measured. */
  public double bestAccuracy() {
    int best = mostAccurateIteration();
    return best < 0 ? Double.NaN : looks.accuracies[best];
  }

  /** The lowest smoothed loss; NaN if there is no finite one. */
  public double bestLoss() {
    int best = bestIteration();
    return best < 0 ? Double.NaN : smoothedLosses[best];
  }
}
