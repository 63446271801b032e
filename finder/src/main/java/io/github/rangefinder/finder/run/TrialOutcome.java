package io.github.rangefinder.finder.run;

import java.io.Serializable;

/**
 * What came of a short training.
 *
 * @param description what was asked for
 * @param loss the mean validation loss at its end; infinite if a loss on the way was not finite
 * @param standardError how far chance in the choice of the validation samples moves that mean; NaN
 *     if it blew up, or if there are too few samples to tell
 * @param accuracy the validation accuracy at its end, 0 to 1; NaN where there are no classes, and
 *     if it blew up
 * @param state where it ended; null if nobody asked, and if it blew up
 */
public record TrialOutcome(
    TrialDescription description,
    double loss,
    double standardError,
    double accuracy,
    TrialState state)
    implements Serializable {
  /** An outcome without a state. */
  public TrialOutcome(
      TrialDescription description, double loss, double standardError, double accuracy) {
    this(description, loss, standardError, accuracy, null);
  }

  /** Whether a loss on the way, or that at the end, was not finite. */
  public boolean blewUp() {
    return !Double.isFinite(loss);
  }
}
