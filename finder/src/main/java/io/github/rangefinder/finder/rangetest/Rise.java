package io.github.rangefinder.finder.rangetest;

import java.util.Optional;

/**
 * How the loss rises again behind its {@link Valley}, which says what the curve alone is worth.
 *
 * <p>Over 89 tasks with trainings at many learning rates, one in ten answers had a regret over 1.25
 * where the rise was seen, is neither a cliff nor a long slope, and the fall stands well above the
 * noise; three in ten elsewhere, see {@code suggestions.md}. Only the former are called reliable.
 *
 * <p>A test may end before all of the fall is lost again. So steepness is measured where the loss
 * begins to rise, and a test that ended before most of the fall was lost is not judged by a rise
 * that it has not seen.
 */
final class Rise {
  /** Steepness is measured from where so much of the fall is lost again, to … */
  private static final double BEGINS = 0.1;

  /** … where so much is. */
  private static final double ENDS = 0.3;

  /** So much of the fall must be lost again before the rise has been seen; tests go on for it. */
  static final double SEEN = 0.6;

  /** A rise within less than this factor is a cliff: nothing announces it. */
  private static final double CLIFF = 1.3;

  /** A rise over more than this factor does not say where in it trainings begin to suffer. */
  private static final double SLOPE = 2.5;

  /** Of so many standard errors a fall must be for the shape of its rise to be trusted. */
  private static final double CLEAR = 20;

  private Rise() {}

  /** Why the noise hides the shape of a valley; empty if it does not. */
  static Optional<Reason> hidden(Valley valley, double caution) {
    return valley.clarity() < CLEAR * caution
        ? Optional.of(
            Reason.of(
                "The loss is too noisy, beside its fall, to tell how it rises again.",
                Remedy.LENGTHEN_OR_LARGER_BATCHES))
        : Optional.empty();
  }

  /** Why the shape of a valley leaves a doubt about the place in it; empty if it does not. */
  static Optional<Reason> doubt(Valley valley, RangeCurve rates) {
    if (valley.isOpen(SEEN)) {
      return Optional.of(
          Reason.of(
              "The test ends before the smoothed loss has risen by three fifths of its fall; how far"
                  + " below that a training wants to be, it has not seen.",
              Remedy.VERIFY));
    }
    double factor =
        rates.learningRate(valley.right(ENDS)) / rates.learningRate(valley.right(BEGINS));
    if (factor < CLIFF) {
      return Optional.of(
          Reason.of(
              "The loss breaks almost at once; how far below that a training wants to be, the"
                  + " curve does not say.",
              Remedy.VERIFY));
    }
    return factor > SLOPE
        ? Optional.of(
            Reason.of(
                "The loss rises so slowly that the curve does not say where in the rise trainings"
                    + " begin to suffer.",
                Remedy.VERIFY))
        : Optional.empty();
  }
}
