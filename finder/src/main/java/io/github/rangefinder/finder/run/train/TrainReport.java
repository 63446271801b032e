package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known after the trainings of a command: what the files hold.
 *
 * @param provenance where the numbers come from
 * @param trainings one for each schedule that was begun, from the same initial weights
 * @param planned the learning rates of each schedule that was asked for
 * @param confusion of the best weights, on the validation samples; empty for numbers to predict,
 *     and while there is no whole epoch
 * @param search how the learning rate was found; empty if it was given, or by an interrupted run
 */
public record TrainReport(
    Provenance provenance,
    List<TrainingReport> trainings,
    PlannedRates planned,
    Optional<Confusion> confusion,
    Optional<FoundRate> search) {
  /**
   * Learning rates over a training.
   *
   * @param bySchedule by the name of each schedule that was asked for
   * @param stepsPerEpoch how many steps an epoch has
   */
  public record PlannedRates(Map<String, List<RatePoint>> bySchedule, int stepsPerEpoch) {}

  /** The same, with how the learning rate was found. */
  public TrainReport found(Optional<FoundRate> how) {
    return new TrainReport(provenance, trainings, planned, confusion, how);
  }

  /** What one has to know of the settings. */
  public TrainSetup setup() {
    return TrainSetup.of(provenance.settings());
  }

  /** The training with the lowest validation loss; empty if none has a whole epoch. */
  public Optional<TrainingReport> winner() {
    return trainings.stream()
        .filter(training -> training.bestEpoch() > 0)
        .min(Comparator.comparingDouble(training -> training.best().get().validation().loss()));
  }
}
