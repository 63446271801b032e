package io.github.rangefinder.finder.rangetest;

/**
 * A curve of very many losses as one of fewer, each the mean of some that follow each other: a rule
 * that smooths over a share of them all would otherwise take time that grows with their square.
 */
final class LongCurve {
  /** So many losses show all that smoothing leaves of a curve. */
  private static final int MOST = 10_000;

  private LongCurve() {}

  /** How many losses in a row become one in a test of so many: 1 unless there are very many. */
  static int together(int planned) {
    return Math.max(0, planned - 1) / MOST + 1;
  }

  /**
   * The same for a test that ended after so many losses: fewer in a row, as long as the rest are as
   * quickly smoothed as the most that a test may have.
   */
  static int together(int size, int planned) {
    int together = 1;
    while (work(size, planned, together) > work(MOST, MOST, 1)) {
      together++;
    }
    return together;
  }

  /** About how many pairs of losses smoothing looks at. */
  private static long work(int size, int planned, int together) {
    long means = means(size, together);
    return means * Math.min(means, LocalLinearRegression.reach(means(planned, together)));
  }

  /** How many means so many losses make. */
  static int means(int size, int together) {
    return Math.max(0, size - 1) / together + 1;
  }

  /**
   * Means of so many losses in a row, each at their middle learning rate; of the last of them maybe
   * of fewer, which count less. Where one is not finite the mean is not.
   */
  static RangeCurve means(RangeCurve curve, int together) {
    if (together == 1) {
      return curve;
    }
    int size = means(curve.size(), together);
    double[] rates = new double[size];
    double[] losses = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      int from = i * together;
      int to = Math.min(from + together, curve.size());
      WeightedMean mean = new WeightedMean();
      for (int j = from; j < to; j++) {
        mean.add(curve.loss(j), curve.weight(j));
      }
      rates[i] = curve.learningRate((from + to - 1) / 2);
      losses[i] = mean.value();
      weights[i] = mean.weight() / together;
    }
    return new RangeCurve(rates, losses, losses, weights, RangeCurve.Looks.none(size));
  }
}
