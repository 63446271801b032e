package io.github.rangefinder.finder.rangetest;

/**
 * Says when a loss has diverged and a test may end: the smoothed loss is over {@code factor} times
 * the lowest one, and three fifths of the fall are lost again.
 *
 * <p>The second condition is for a loss that comes down to little: of one that has lost a tenth of
 * its fall it is not known how it rises, and where 1e-8 is many times 1e-10 both are as good as
 * nothing. But a loss that has lost that tenth and climbs slowly is not followed for long, and one
 * that has at the end of the ramp has diverged, too.
 *
 * <p>Where the lowest smoothed loss is zero or negative, "times" means nothing; there the loss has
 * diverged once it is {@code factor - 1} times as far above the lowest as the first one was.
 *
 * <p>The first few iterations never count: with small batches, two losses can differ by any factor.
 */
final class StopRule {
  /** Fewer losses than these are no curve yet; keras_lr_finder spares the first 6 batches. */
  private static final int LEAST_ITERATIONS = 6;

  /** Of the fall from the first loss to the lowest, what one that is over the bound has lost. */
  private static final double LOST_AGAIN = 0.1;

  /** Of the fall likewise, what has to be lost for its rise to be seen, as {@link Rise} has it. */
  private static final double RISEN = Rise.SEEN;

  /**
   * For so many bandwidths of the smoothing a loss over the bound is followed at most: of 371
   * stored tests all but eight have risen by then.
   */
  private static final double FOLLOWED = 3;

  private final double factor;
  private final LocalLinearRegression smoothing;
  private final int planned;
  private final int spared;
  private int over;

  /**
   * A rule over a curve that grows, asked after each of its points.
   *
   * @param factor 0 never stops
   * @param planned how many points the curve has if nothing stops it
   */
  StopRule(double factor, LocalLinearRegression smoothing, int planned) {
    this.factor = factor;
    this.smoothing = smoothing;
    this.planned = planned;
    this.spared = Math.max(LEAST_ITERATIONS, (int) Math.ceil(smoothing.bandwidth()));
  }

  /** Whether the test ends with the curve's last point. */
  boolean diverged() {
    if (!isOver()) {
      return false;
    }
    over++;
    return last() > lost(RISEN)
        || over > FOLLOWED * smoothing.bandwidth()
        || smoothing.size() == planned;
  }

  /** Whether the curve's last point is over the bound, so that it has diverged if it is the end. */
  boolean isOver() {
    return factor > 0 && smoothing.size() > spared && last() > bound();
  }

  private double last() {
    return smoothing.value(smoothing.size() - 1);
  }

  private double bound() {
    double lowest = smoothing.lowest();
    return lowest > 0 ? Math.max(factor * lowest, lost(LOST_AGAIN)) : lost(factor - 1);
  }

  /** Where a share of the fall is lost again. */
  private double lost(double share) {
    return smoothing.lowest() + share * (smoothing.value(0) - smoothing.lowest());
  }
}
