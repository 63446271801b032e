package io.github.rangefinder.finder.rangetest.rule;

/**
 * The losses as torch-lr-finder and ignite follow them: {@code y_0 = loss_0}, {@code y_k = 0.05
 * loss_k + 0.95 y_(k-1)}. The test ends over the stop factor times the best, this loss included;
 * NaN never ends it, and stays.
 *
 * <p>Source: davidtvs/pytorch-lr-finder, {@code LRFinder.range_test}, smooth_f and diverge_th;
 * ignite, {@code FastaiLRFinder._log_lr_and_loss}.
 */
public final class TorchWatch extends RunningWatch {
  /** How many times the best a loss may be. Source: diverge_th. */
  public static final double STOP_FACTOR = 5;

  /** The weight of a new loss. Source: smooth_f. */
  private static final double SMOOTH = 0.05;

  private double average;

  /** A watch that has seen nothing. */
  public TorchWatch(double stopFactor) {
    super(stopFactor, Double.POSITIVE_INFINITY);
  }

  @Override
  double smooth(int k, double loss) {
    average = k == 0 ? loss : SMOOTH * loss + (1 - SMOOTH) * average;
    return average;
  }

  @Override
  boolean ends(int k, double value, double bestBefore) {
    return over(value, Math.min(bestBefore, value));
  }
}
