package io.github.rangefinder.finder.rangetest;

import java.util.Optional;

/**
 * A loss that falls late, right below where it rises again.
 *
 * <p>Nets of sigmoids, of tanh and deep ones may stand still for long and then learn at once. A
 * range test reaches large rates meanwhile, so that its fall lies where a longer training, which
 * has the time to wait, would not want to be. Others come down in the test to the very end of the
 * valley, so that its place is as much one of the test's length. Of the stored tests that left no
 * other doubt one in five with such a fall had a regret over 1.25, of 32 without it one, see {@code
 * suggestions.md}.
 */
final class LateFall {
  /** Half a decade below the suggestion … */
  private static final double BELOW = 1 / 3.0;

  /** … so much of the fall may still be to come. */
  private static final double STILL_TO_COME = 0.2;

  private static final double HALF = 0.5;

  private LateFall() {}

  /** Why a rate read off such a curve is doubtful; empty if the fall was early enough. */
  static Optional<Reason> doubt(Valley valley, RangeCurve rates, double suggested) {
    double from = BELOW * suggested;
    if (rates.learningRate(valley.left(STILL_TO_COME)) <= from) {
      return Optional.empty();
    }
    return Optional.of(
        Reason.of(
            rates.learningRate(valley.left(HALF)) > from
                ? "Half of the loss's fall comes late, from a third of this learning rate on; where"
                    + " a loss stands still at first, longer trainings want smaller rates."
                : "A fifth of the loss's fall comes late, from a third of this learning rate on; so"
                    + " near to where it rises again, the curve does not say what a longer"
                    + " training wants.",
            Remedy.VERIFY));
  }
}
