package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;

/**
 * How a range test follows its losses unless told otherwise: smoothed without lag, it ends when the
 * {@link StopRule} says so, and at the first loss that is not finite.
 *
 * <p>In a test of very many losses the smoothed curve goes through the means of a {@link
 * LongCurve}, straight from the middle of one to that of the next, and the rule looks whenever one
 * is complete.
 */
final class LagFreeWatch implements LossWatch {
  private final int together;
  private final LocalLinearRegression means;
  private final StopRule stopRule;
  private int size;
  private int finite;

  /** Of those that do not make a mean yet. */
  private WeightedMean rest = new WeightedMean();

  /** A watch over at most this many losses, with a stop factor that may be 0 for never. */
  LagFreeWatch(int losses, double stopFactor) {
    together = LongCurve.together(losses);
    int points = LongCurve.means(losses, together);
    means = LocalLinearRegression.forIterations(points);
    stopRule = new StopRule(stopFactor, means, points);
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
    finite++;
    if (together == 1) {
      means.add(loss, weight);
      return stopReason();
    }
    rest.add(loss, weight);
    if (rest.size() < together) {
      return StopReason.COMPLETED;
    }
    means.add(rest.value(), rest.weight() / together);
    rest = new WeightedMean();
    return stopReason();
  }

  /** Whether the last loss has diverged if no other follows. */
  boolean isOver() {
    return stopRule.isOver();
  }

  private StopReason stopReason() {
    return stopRule.diverged() ? StopReason.DIVERGED : StopReason.COMPLETED;
  }

  @Override
  public double lowest() {
    return means.size() == 0 && rest.size() > 0 ? rest.value() : means.lowest();
  }

  @Override
  public double[] smoothed() {
    if (together == 1) {
      return means.values(size);
    }
    LocalLinearRegression line =
        rest.size() == 0 ? means : means.with(rest.value(), rest.weight() / together);
    double[] smoothed = new double[size];
    Arrays.fill(smoothed, finite, size, Double.NaN);
    for (int i = 0; i < finite; i++) {
      smoothed[i] = between(line, i);
    }
    return smoothed;
  }

  /** The height of the curve at a loss; before the first middle and behind the last it is level. */
  private double between(LocalLinearRegression line, int i) {
    int mean = i / together;
    int left = i < middle(mean) ? mean - 1 : mean;
    if (left < 0 || left + 1 == line.size()) {
      return line.value(Math.max(left, 0));
    }
    double share = (i - middle(left)) / (middle(left + 1) - middle(left));
    return (1 - share) * line.value(left) + share * line.value(left + 1);
  }

  /** The place in the middle of the losses of a mean, of which the last may have fewer. */
  private double middle(int mean) {
    int from = mean * together;
    int to = (int) Math.min((long) from + together, finite);
    return (from + to - 1) / 2.0;
  }
}
