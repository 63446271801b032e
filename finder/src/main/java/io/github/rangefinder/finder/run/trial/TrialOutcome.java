package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.finder.rangetest.Trial;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What came of a short training.
 *
 * @param loss the mean validation loss at its end; infinite if a loss on the way was not finite
 * @param standardError how far chance in the choice of the validation samples moves that mean; NaN
 *     if it blew up, or if there are too few samples to tell
 * @param accuracy the validation accuracy at its end, 0 to 1; NaN where there are no classes, and
 *     if it blew up
 * @param state where it ended; null if nobody asked, if it blew up, and where it is too large to
 *     travel: a training that goes on from nothing begins at the beginning and comes to the same
 */
public record TrialOutcome(double loss, double standardError, double accuracy, TrialState state)
    implements Serializable {
  public static TrialOutcome of(TrialJob.Done done) {
    Trial came = done.trial();
    return new TrialOutcome(
        came.loss(), came.standardError(), came.accuracy().orElse(Double.NaN), done.state());
  }

  /** The same as a point of a verification. */
  public Trial at(double learningRate) {
    return blewUp()
        ? Trial.blownUp(learningRate)
        : new Trial(
            learningRate,
            loss,
            standardError,
            Double.isNaN(accuracy) ? OptionalDouble.empty() : OptionalDouble.of(accuracy));
  }

  /** Whether a loss on the way, or that at the end, was not finite. */
  public boolean blewUp() {
    return !Double.isFinite(loss);
  }

  /** The same without where it ended. */
  public TrialOutcome withoutState() {
    return new TrialOutcome(loss, standardError, accuracy, null);
  }
}
