package io.github.rangefinder.finder.source.curve;

import java.util.Arrays;

/**
 * What Lightning's finder records: {@code s_k = v_k / (1 - 0.98^(k+2))} with {@code v_k = 0.98
 * v_(k-1) + 0.02 loss_k} and {@code v = 0} at first. So its curve begins at half of the first loss
 * and seems to rise, and lags behind ever after. Since all of it is known, each batch's own loss
 * can be had back.
 *
 * <p>Nothing in the file says whose it is. But its ladder of learning rates is like no other: the
 * first step is as large as the next two together.
 *
 * <p>Source: Lightning, {@code _LRCallback.on_train_batch_end} and {@code _ExponentialLR} in
 * tuner/lr_finder.py.
 */
final class LightningLosses {
  private static final double BETA = 0.98;

  /**
   * The third loss is 1.5 times the first for equal ones, the tenth 1.8 times; noise and a true
   * fall may take some of that away.
   */
  private static final int FIRST = 10;

  private static final double RISE = 1.2;

  private static final double TOLERANCE = 1e-3;

  private LightningLosses() {}

  /** Whether a curve is one that Lightning recorded. */
  static boolean are(double[] rates, double[] losses) {
    return rates.length >= FIRST
        && losses.length == rates.length
        && (isLadder(Arrays.stream(rates, 0, FIRST).map(StrictMath::log).toArray())
            || isLadder(rates))
        && losses[0] > 0
        && losses[1] > losses[0]
        && losses[2] > losses[1]
        && losses[2] > RISE * losses[0]
        && losses[FIRST - 1] > RISE * losses[0];
  }

  /** Whether the first step is twice as long as the two behind it, which are alike. */
  private static boolean isLadder(double[] rungs) {
    double step = rungs[2] - rungs[1];
    double tolerance = TOLERANCE * Math.abs(step);
    return step > 0
        && Math.abs(rungs[3] - rungs[2] - step) <= tolerance
        && Math.abs(rungs[1] - rungs[0] - 2 * step) <= 2 * tolerance;
  }

  /** Each batch's own loss. */
  static double[] unsmoothed(double[] smoothed) {
    double[] losses = new double[smoothed.length];
    double before = 0;
    for (int k = 0; k < losses.length; k++) {
      double average = smoothed[k] * (1 - StrictMath.pow(BETA, k + 2.0));
      losses[k] = (average - BETA * before) / (1 - BETA);
      before = average;
    }
    return losses;
  }
}
