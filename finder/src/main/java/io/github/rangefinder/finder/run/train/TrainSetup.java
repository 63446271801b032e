package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.Subject;
import io.github.rangefinder.finder.setting.LearningRates;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What of its settings one has to know to read the results of a run of trainings.
 *
 * @param optimizer as it was named; null where that is not known
 * @param batchSize samples a step; 0 likewise
 * @param validationSamples how many samples validated each epoch; 0 likewise
 * @param found the learning rates, if a range test found them
 */
public record TrainSetup(
    Subject subject,
    String optimizer,
    int batchSize,
    int validationSamples,
    Optional<LearningRates> found) {
  /** What settings in force say, by their names in files. */
  static TrainSetup of(SettingValues values) {
    return new TrainSetup(
        Subject.of(values),
        values.text("optimizer"),
        values.integer("batchSize").orElse(0),
        values.integer("validationSamples").orElse(0),
        values.isTrue("lrFound") ? rates(values) : Optional.empty());
  }

  private static Optional<LearningRates> rates(SettingValues values) {
    OptionalDouble single = values.number("lr");
    return single.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LearningRates(
                single.getAsDouble(),
                values.number("lowerLr").orElse(single.getAsDouble()),
                values.number("upperLr").orElse(single.getAsDouble())));
  }
}
