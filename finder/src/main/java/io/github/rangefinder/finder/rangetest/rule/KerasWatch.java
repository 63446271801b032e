package io.github.rangefinder.finder.rangetest.rule;

/**
 * The losses as keras_lr_finder follows them: not smoothed; the test ends at a loss that is NaN or
 * over the stop factor times the best of those before, which is 1e9 at first, but never within the
 * first six batches of an epoch.
 *
 * <p>Source: surmenok/keras_lr_finder, {@code LRFinder.on_batch_end}, as of September 2018.
 */
public final class KerasWatch extends RunningWatch {
  /** How many times the best a loss may be. Source: the literal 4 in on_batch_end. */
  public static final double STOP_FACTOR = 4;

  private static final double FIRST_BEST = 1e9;
  private static final int LAST_SPARED_BATCH = 5;

  private final int batchesPerEpoch;

  /**
   * A watch over a test of one epoch or of several.
   *
   * @param batchesPerEpoch after how many losses the count of spared batches begins anew
   */
  public KerasWatch(double stopFactor, int batchesPerEpoch) {
    super(stopFactor, FIRST_BEST);
    this.batchesPerEpoch = batchesPerEpoch;
  }

  @Override
  double smooth(int k, double loss) {
    return loss;
  }

  @Override
  boolean ends(int k, double value, double bestBefore) {
    return k % batchesPerEpoch > LAST_SPARED_BATCH
        && (Double.isNaN(value) || over(value, bestBefore));
  }
}
