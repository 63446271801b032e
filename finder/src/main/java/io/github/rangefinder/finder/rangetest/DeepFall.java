package io.github.rangefinder.finder.rangetest;

import java.util.Optional;

/**
 * A loss that comes down to a small part of where it began.
 *
 * <p>Down there trainings at learning rates next to each other differ by a large share of what is
 * left, and what is left of a training loss is learned by heart to a good part. Of the stored tests
 * that left no other doubt one in five so deep had a regret over 1.25, see {@code suggestions.md}.
 */
final class DeepFall {
  /** The part of the first loss that is to remain. */
  private static final double ENOUGH = 1 / 7.0;

  private DeepFall() {}

  /** Why a rate read off such a curve is doubtful; empty if the fall was not as deep. */
  static Optional<Reason> doubt(Valley valley) {
    double remains = valley.remains();
    return remains > 0 && remains < ENOUGH
        ? Optional.of(
            Reason.of(
                "The loss comes down to 1/%d of where it began; so low, trainings at learning rates next to each other differ by much of what is left."
                    .formatted(Math.round(1 / remains)),
                Remedy.VERIFY))
        : Optional.empty();
  }
}
