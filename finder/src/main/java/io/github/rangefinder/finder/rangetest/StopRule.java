package io.github.rangefinder.finder.rangetest;

/**
 * Says when a loss has diverged: the smoothed loss is over {@code factor} times the lowest one, and
 * a tenth of the fall is lost again.
 *
 * <p>The second condition is for a loss that comes down to 0: there 1e-8 is many times 1e-10, and
 * both are as good as nothing.
 *
 * <p>Where the lowest smoothed loss is zero or negative, "times" means nothing; there the loss has
 * diverged once it is {@code factor - 1} times as far above the lowest as the first one was.
 *
 * <p>The first few iterations never count: with small batches, two losses can differ by any factor.
 */
final class StopRule {
  /** Fewer losses than these are no curve yet; keras_lr_finder spares the first 6 batches. */
  private static final int LEAST_ITERATIONS = 6;

  /** Of the fall from the first loss to the lowest, what a loss that has diverged has lost. */
  private static final double LOST_AGAIN = 0.1;

  private final double factor;
  private final LocalLinearRegression smoothing;
  private final int spared;

  /** A rule over a curve that grows; a factor of 0 never stops. */
  StopRule(double factor, LocalLinearRegression smoothing) {
    this.factor = factor;
    this.smoothing = smoothing;
    this.spared = Math.max(LEAST_ITERATIONS, (int) Math.ceil(smoothing.bandwidth()));
  }

  /** Whether the curve's last point has diverged. */
  boolean diverged() {
    int last = smoothing.size() - 1;
    return factor > 0 && last >= spared && smoothing.value(last) > bound();
  }

  private double bound() {
    double lowest = smoothing.lowest();
    double fall = smoothing.value(0) - lowest;
    return lowest > 0
        ? Math.max(factor * lowest, lowest + LOST_AGAIN * fall)
        : lowest + (factor - 1) * fall;
  }
}
