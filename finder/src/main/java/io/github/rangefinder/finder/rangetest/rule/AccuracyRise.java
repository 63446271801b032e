package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.Bounds;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The bounds of a cyclical learning rate as Smith reads them off a plot of accuracy over learning
 * rate: the lower one where the accuracy starts to increase, the upper one where the increase
 * slows, becomes ragged, or turns into a fall. He reads them by eye; the shares below are ours.
 *
 * <p>With a the accuracies of the looks at held-out samples, a_0 the first and R the rise from
 * there to the highest:
 *
 * <ul>
 *   <li>lower: the first look from which on, up to the highest, all are above {@code a_0 + 0.05 R}
 *   <li>upper: from there on the first look at or above {@code a_0 + 0.95 R}; or, if that comes
 *       first, the highest look before one that is more than 0.1 R below it
 * </ul>
 *
 * <p>There are none unless R is above 8 times the noise of a look, taken from second differences.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.3.
 */
final class AccuracyRise {
  private static final double BEGUN = 0.05;
  private static final double SLOWED = 0.95;
  private static final double RAGGED = 0.1;
  private static final double CLEAR = 8;
  private static final int LEAST_LOOKS = 5;

  private final double[] rates;
  private final double[] accuracies;

  private AccuracyRise(double[] rates, double[] accuracies) {
    this.rates = rates;
    this.accuracies = accuracies;
  }

  /** The bounds that a curve's looks show; empty without looks or without a clear rise. */
  static Optional<Bounds> bounds(RangeCurve curve) {
    int[] looks =
        IntStream.range(0, curve.size())
            .filter(i -> Double.isFinite(curve.validationAccuracy(i)))
            .toArray();
    return new AccuracyRise(
            Arrays.stream(looks).mapToDouble(curve::learningRate).toArray(),
            Arrays.stream(looks).mapToDouble(curve::validationAccuracy).toArray())
        .bounds();
  }

  private Optional<Bounds> bounds() {
    if (rates.length < LEAST_LOOKS) {
      return Optional.empty();
    }
    int highest = highest();
    double rise = accuracies[highest] - accuracies[0];
    if (!(rise > CLEAR * noise())) {
      return Optional.empty();
    }
    int lower = begun(highest, accuracies[0] + BEGUN * rise);
    int upper = slowed(lower, highest, rise);
    return rates[lower] < rates[upper]
        ? Optional.of(new Bounds(rates[lower], rates[upper]))
        : Optional.empty();
  }

  private int highest() {
    int highest = 0;
    for (int i = 1; i < accuracies.length; i++) {
      if (accuracies[i] > accuracies[highest]) {
        highest = i;
      }
    }
    return highest;
  }

  /** Source: Gasser, Sroka and Jennen-Steinmetz, 1986; for a normal variable's deviation. */
  private double noise() {
    double[] differences =
        IntStream.range(2, accuracies.length)
            .mapToDouble(i -> Math.abs(accuracies[i - 2] - 2 * accuracies[i - 1] + accuracies[i]))
            .sorted()
            .toArray();
    return 1.4826 * differences[differences.length / 2] / Math.sqrt(6);
  }

  private int begun(int highest, double above) {
    int i = highest;
    while (i > 0 && accuracies[i - 1] > above) {
      i--;
    }
    return i;
  }

  private int slowed(int lower, int highest, double rise) {
    int best = lower;
    for (int i = lower; i < highest; i++) {
      if (accuracies[i] >= accuracies[0] + SLOWED * rise) {
        return i;
      }
      if (accuracies[i] < accuracies[best] - RAGGED * rise) {
        return best;
      }
      if (accuracies[i] > accuracies[best]) {
        best = i;
      }
    }
    return highest;
  }
}
