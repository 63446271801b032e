package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code search} is asked to do.
 *
 * @param run what every command that trains is told
 * @param optimizer of the model here
 * @param batchSize samples a step; null for what suits the data
 * @param validationSplit the share of the training samples to validate on; null for the data's test
 *     part, or a tenth where it has none
 * @param command trains instead of a model here; null for that
 * @param startLr the smallest learning rate of the race; null where a range test says where to look
 * @param endLr the largest one; null likewise
 * @param epochs the length of the trainings that the learning rate is for
 * @param budget epochs that everything together may take; null for four trainings
 */
public record SearchSettings(
    RunSettings run,
    OptimizerChoice optimizer,
    Integer batchSize,
    Double validationSplit,
    TrainingCommand command,
    Double startLr,
    Double endLr,
    int epochs,
    Double budget) {
  /** A race takes as long as so many trainings. */
  private static final double TRAININGS = 4;

  /** Where a race without a range test begins and ends: wide enough for any optimizer. */
  private static final double WIDE_START = 1e-5;

  private static final double WIDE_END = 1;

  /** Checks every option by itself and those that belong together. */
  public SearchSettings {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
    if (budget != null && !(budget > 0 && budget < Double.POSITIVE_INFINITY)) {
      throw SettingException.usage(Setting.BUDGET, " must be above 0, got ", budget);
    }
    if (validationSplit != null && !(validationSplit > 0 && validationSplit < 1)) {
      throw SettingException.usage(
          Setting.VALIDATION_SPLIT, " must be above 0 and below 1, got ", validationSplit);
    }
    double start = startLr == null ? WIDE_START : startLr;
    double end = endLr == null ? Math.max(WIDE_END, start * 10) : endLr;
    if (!(start > 0 && start < end) || Double.isInfinite(end)) {
      throw SettingException.usage(
          Setting.START_LR,
          " must be above 0 and below ",
          Setting.END_LR,
          ", got ",
          start,
          " and ",
          end);
    }
  }

  /** Whether anybody said where to look. */
  boolean namesRange() {
    return startLr != null || endLr != null;
  }

  /** The smallest learning rate of a race that no range test precedes. */
  double start() {
    return startLr == null ? WIDE_START : startLr;
  }

  /** The largest one. */
  double end() {
    return endLr == null ? Math.max(WIDE_END, start() * 10) : endLr;
  }

  /** Epochs that everything together may take. */
  public double budgetInForce() {
    return budget == null ? TRAININGS * epochs : budget;
  }

  /** Every option's value in force that decides what the trainings come to, in camel case. */
  Map<String, Object> inForce() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("trainingCommand", command == null ? null : command.template());
    values.put("metric", command == null ? null : command.metric().pattern());
    values.put("maximize", command != null && command.maximize());
    values.put(
        "timeout",
        command == null || Double.isInfinite(command.timeoutSeconds())
            ? null
            : command.timeoutSeconds());
    values.put("optimizer", command == null ? optimizer.text() : null);
    values.put("batchSize", batchSize);
    values.put("validationSplit", validationSplit);
    values.put("startLr", startLr);
    values.put("endLr", endLr);
    values.put("epochs", epochs);
    values.put("budget", budgetInForce());
    values.put("seed", run.seed());
    return values;
  }
}
