package io.github.rangefinder.finder.rangetest.rule;

/**
 * The losses as fastai follows them: {@code v_k = 0.98 v_(k-1) + 0.02 loss_k} from {@code v = 0},
 * divided by {@code 1 - 0.98^(k+1)}. The test ends over the stop factor times the best, this loss
 * included; NaN never ends it, and stays.
 *
 * <p>Source: fastai, {@code AvgSmoothLoss} in learner.py, {@code LRFinder.after_batch} in
 * callback/schedule.py.
 */
public final class FastaiWatch extends RunningWatch {
  /** How many times the best a loss may be. Source: the literal 4 in after_batch. */
  public static final double STOP_FACTOR = 4;

  private double average;

  /** A watch that has seen nothing; a stop factor of 0 is fastai's stop_div=False. */
  public FastaiWatch(double stopFactor) {
    super(stopFactor, Double.POSITIVE_INFINITY);
  }

  @Override
  double smooth(int k, double loss) {
    average = BETA * average + (1 - BETA) * loss;
    return unbiased(average, k + 1);
  }

  @Override
  boolean ends(int k, double value, double bestBefore) {
    return over(value, Math.min(bestBefore, value));
  }
}
