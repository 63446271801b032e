package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.training.TrainingEnd;
import java.util.List;
import java.util.Optional;

/**
 * One training with one schedule.
 *
 * @param schedule the schedule as given on the command line
 * @param epochs the whole epochs, in their order
 * @param bestEpoch the number of the first epoch with the lowest validation loss; 0 if there is
 *     none
 * @param end why it ended
 * @param failure where the loss stopped being finite, as a sentence; empty if it did not
 * @param seconds how long it took
 */
public record TrainingReport(
    String schedule,
    List<EpochRow> epochs,
    int bestEpoch,
    TrainingEnd end,
    String failure,
    double seconds) {

  /** The epoch with the lowest validation loss. */
  public Optional<EpochRow> best() {
    return bestEpoch == 0 ? Optional.empty() : Optional.of(epochs.get(bestEpoch - 1));
  }

  /** The last whole epoch. */
  public Optional<EpochRow> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }
}
