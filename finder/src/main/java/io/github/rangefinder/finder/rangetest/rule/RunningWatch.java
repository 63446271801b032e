package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.LossWatch;
import io.github.rangefinder.finder.rangetest.StopReason;
import java.util.Arrays;

/** A watch whose smoothed loss depends on the losses so far alone, and never changes afterwards. */
abstract class RunningWatch implements LossWatch {
  /** How much of an average stays at each loss, in fastai and in Lightning. */
  static final double BETA = 0.98;

  private static final int ALL_WEIGHT = 2000;
  private static final int FIRST_CAPACITY = 128;

  private final double factor;
  private double[] values = new double[FIRST_CAPACITY];
  private int size;
  private double best;
  private double lowest = Double.NaN;

  /**
   * A watch that has seen nothing.
   *
   * @param factor how many times the best the smoothed loss may be; 0 for any
   * @param best what counts as the best before the first loss
   */
  RunningWatch(double factor, double best) {
    this.factor = factor;
    this.best = best;
  }

  @Override
  public final StopReason add(double loss) {
    int k = size++;
    if (k == values.length) {
      values = Arrays.copyOf(values, 2 * k);
    }
    double value = smooth(k, loss);
    values[k] = value;
    boolean ends = ends(k, value, best);
    if (value < best) {
      best = value;
    }
    if (Double.isFinite(value) && !(lowest <= value)) {
      lowest = value;
    }
    if (!ends) {
      return StopReason.COMPLETED;
    }
    return Double.isFinite(loss) ? StopReason.DIVERGED : StopReason.NOT_FINITE;
  }

  /** The smoothed loss of iteration k, counted from 0; called once for each, in their order. */
  abstract double smooth(int k, double loss);

  /** Whether the test ends with iteration k, given the best of those before it. */
  abstract boolean ends(int k, double value, double bestBefore);

  /** Whether a smoothed loss is over the stop factor times another one; never for NaN. */
  final boolean over(double value, double reference) {
    return factor > 0 && value > factor * reference;
  }

  /**
   * An exponential average that began at 0, divided by the sum of its weights, {@code 1 - beta^n}:
   * after so many losses 1, to the last bit, and its power slow to compute.
   */
  static double unbiased(double average, int n) {
    return n > ALL_WEIGHT ? average : average / (1 - StrictMath.pow(BETA, n));
  }

  @Override
  public double lowest() {
    return lowest;
  }

  @Override
  public double[] smoothed() {
    return Arrays.copyOf(values, size);
  }
}
