package io.github.rangefinder.finder.rangetest;

import java.util.Optional;

/**
 * A loss that falls late, right below where it rises again.
 *
 * <p>Nets of sigmoids, of tanh and deep ones may stand still for long and then learn at once. A
 * range test reaches large rates meanwhile, so that its fall lies where a longer training, which
 * has the time to wait, would not want to be. Of such tests that were called reliable before, two
 * in three had a regret over 1.25, see {@code suggestions.md}.
 */
final class LateFall {
  /** Half of the fall is to be done at this part of the suggestion: half a decade below it. */
  private static final double BELOW = 1 / 3.0;

  private static final double HALF = 0.5;

  private LateFall() {}

  /** Why a rate read off such a curve is doubtful; empty if the fall was early enough. */
  static Optional<Reason> doubt(Valley valley, RangeCurve rates, double suggested) {
    return rates.learningRate(valley.left(HALF)) > BELOW * suggested
        ? Optional.of(
            Reason.of(
                "Half of the loss's fall comes late, from a third of this learning rate on; where a"
                    + " loss stands still at first, longer trainings want smaller rates.",
                Remedy.VERIFY))
        : Optional.empty();
  }
}
