package io.github.rangefinder.finder.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known after the trainings of a command: what the files hold.
 *
 * @param version Rangefinder's version
 * @param settings every option's value in force, by its name in camel case
 * @param environment where it ran
 * @param trainings one for each schedule that was begun, from the same initial weights
 * @param learningRates for each schedule that was asked for, its learning rates over the training
 * @param stepsPerEpoch how many steps an epoch has
 * @param search how the learning rate was found; empty if it was given, or by an interrupted run
 */
public record TrainReport(
    String version,
    Map<String, Object> settings,
    Environment environment,
    List<TrainingReport> trainings,
    Map<String, List<RatePoint>> learningRates,
    int stepsPerEpoch,
    Optional<FoundRate> search) {
  /** A report of trainings at a learning rate that was given. */
  public TrainReport(
      String version,
      Map<String, Object> settings,
      Environment environment,
      List<TrainingReport> trainings,
      Map<String, List<RatePoint>> learningRates,
      int stepsPerEpoch) {
    this(version, settings, environment, trainings, learningRates, stepsPerEpoch, Optional.empty());
  }

  /** What one has to know of the settings. */
  public TrainSetup setup() {
    return TrainSetup.of(settings);
  }

  /** The training with the lowest validation loss; empty if none has a whole epoch. */
  public Optional<TrainingReport> winner() {
    return trainings.stream()
        .filter(training -> training.bestEpoch() > 0)
        .min(Comparator.comparingDouble(training -> training.best().get().validation().loss()));
  }
}
