package io.github.rangefinder.finder.rangetest.rule;

/**
 * The losses as Lightning follows them: {@code v_k = 0.98 v_(k-1) + 0.02 loss_k} from {@code v =
 * 0}, divided by {@code 1 - 0.98^(k+2)}, for the step has been counted before. So the first value
 * is about half of the first loss, and the curve seems to rise at first. The test ends over the
 * stop factor times the best of those before; NaN never ends it, and stays.
 *
 * <p>Source: Lightning, {@code _LRCallback.on_train_batch_end} in tuner/lr_finder.py.
 */
public final class LightningWatch extends RunningWatch {
  /** How many times the best a loss may be. Source: early_stop_threshold. */
  public static final double STOP_FACTOR = 4;

  private double average;

  /** A watch that has seen nothing; a stop factor of 0 is early_stop_threshold=None. */
  public LightningWatch(double stopFactor) {
    super(stopFactor, Double.POSITIVE_INFINITY);
  }

  @Override
  double smooth(int k, double loss) {
    average = BETA * average + (1 - BETA) * loss;
    return unbiased(average, k + 2);
  }

  @Override
  boolean ends(int k, double value, double bestBefore) {
    return over(value, bestBefore);
  }
}
