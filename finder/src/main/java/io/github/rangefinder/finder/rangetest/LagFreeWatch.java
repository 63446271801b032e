package io.github.rangefinder.finder.rangetest;

/**
 * How a range test follows its losses unless told otherwise: smoothed without lag, it ends when the
 * {@link StopRule} says so, and at the first loss that is not finite.
 */
final class LagFreeWatch implements LossWatch {
  private final LocalLinearRegression smoothing;
  private final StopRule stopRule;
  private int size;

  /** A watch over at most this many losses, with a stop factor that may be 0 for never. */
  LagFreeWatch(int losses, double stopFactor) {
    smoothing = LocalLinearRegression.forIterations(losses);
    stopRule = new StopRule(stopFactor, smoothing);
  }

  @Override
  public StopReason add(double loss) {
    return add(loss, 1);
  }

  @Override
  public StopReason add(double loss, double weight) {
    size++;
    if (!Double.isFinite(loss)) {
      return StopReason.NOT_FINITE;
    }
    smoothing.add(loss, weight);
    return stopRule.diverged() ? StopReason.DIVERGED : StopReason.COMPLETED;
  }

  @Override
  public double lowest() {
    return smoothing.lowest();
  }

  @Override
  public double[] smoothed() {
    return smoothing.values(size);
  }
}
