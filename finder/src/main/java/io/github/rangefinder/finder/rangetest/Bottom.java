package io.github.rangefinder.finder.rangetest;

/**
 * The bottom of a {@link Valley}: the mean of the logarithms of the learning rates, each weighted
 * by the share of the fall that is done there, to the tenth power.
 *
 * <p>Nine tenths of the fall count by a third and two thirds of it by a fiftieth, so that the
 * valley's sides hardly matter; all of a flat bottom does, wherever in it noise has put the lowest
 * loss. Where a fall comes in two steps both bottoms have their say.
 */
final class Bottom {
  /** The power of the share. The answers of 6 to 16 differ by little, see suggestions.md. */
  private static final double POWER = 10;

  private Bottom() {}

  /** The learning rate of the bottom; where it has no width, that of the lowest loss. */
  static double of(Valley valley, RangeCurve rates) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < valley.size(); i++) {
      double weight = StrictMath.pow(valley.done(i), POWER) * width(i, valley.size(), rates);
      if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
        sum += weight * StrictMath.log(rates.learningRate(i));
        weights += weight;
      }
    }
    double bottom = StrictMath.exp(sum / weights);
    return bottom > 0 ? bottom : rates.learningRate(valley.lowest());
  }

  /** How much of the logarithmic axis an iteration stands for, infinite next to a rate of 0. */
  private static double width(int i, int size, RangeCurve rates) {
    double from = rates.learningRate(Math.max(0, i - 1));
    double to = rates.learningRate(Math.min(size - 1, i + 1));
    return Math.abs(StrictMath.log(to) - StrictMath.log(from));
  }
}
