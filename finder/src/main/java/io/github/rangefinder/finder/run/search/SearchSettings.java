package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code search} is asked to do.
 *
 * @param run what every command that trains is told
 * @param model how the model here is trained
 * @param command trains instead of a model here; null for that
 * @param range where to look
 * @param epochs the length of the trainings that the learning rate is for
 * @param budget epochs that everything together may take; null for four trainings
 */
public record SearchSettings(
    RunSettings run,
    ModelTraining model,
    TrainingCommand command,
    AskedRange range,
    int epochs,
    Double budget) {
  /** A race takes as long as so many trainings. */
  private static final double TRAININGS = 4;

  /**
   * How a model is trained.
   *
   * @param batchSize samples a step; null for what suits the data
   * @param validationSplit the share of the training samples to validate on; null for the data's
   *     test part, or a tenth where it has none
   */
  public record ModelTraining(
      OptimizerChoice optimizer, Integer batchSize, Double validationSplit) {
    /**
     * Checks each by itself.
     *
     * @throws SettingException with a sentence that names the setting
     */
    public ModelTraining {
      SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
      if (validationSplit != null && !(validationSplit > 0 && validationSplit < 1)) {
        throw SettingException.usage(
            Setting.VALIDATION_SPLIT, " must be above 0 and below 1, got ", validationSplit);
      }
    }
  }

  /**
   * The learning rates of a race.
   *
   * @param start the smallest; null where a range test says where to look
   * @param end the largest; null likewise
   */
  public record AskedRange(Double start, Double end) {
    /** Where a race without a range test begins and ends: wide enough for any optimizer. */
    private static final double WIDE_START = 1e-5;

    private static final double WIDE_END = 1;

    /**
     * Checks what belongs together.
     *
     * @throws SettingException with a sentence that names both settings
     */
    public AskedRange {
      double low = start == null ? WIDE_START : start;
      double high = end == null ? Math.max(WIDE_END, low * 10) : end;
      if (!(low > 0 && low < high) || Double.isInfinite(high)) {
        throw SettingException.usage(
            Setting.START_LR,
            " must be above 0 and below ",
            Setting.END_LR,
            ", got ",
            low,
            " and ",
            high);
      }
    }

    /** Whether anybody said where to look. */
    public boolean isAsked() {
      return start != null || end != null;
    }

    /** The learning rates of a race that no range test precedes. */
    RaceRules.Range inForce() {
      double low = start == null ? WIDE_START : start;
      return new RaceRules.Range(low, end == null ? Math.max(WIDE_END, low * 10) : end);
    }
  }

  /**
   * Checks each by itself.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public SearchSettings {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    if (budget != null && !(budget > 0 && budget < Double.POSITIVE_INFINITY)) {
      throw SettingException.usage(Setting.BUDGET, " must be above 0, got ", budget);
    }
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
    values.put("optimizer", command == null ? model.optimizer().text() : null);
    values.put("batchSize", model.batchSize());
    values.put("validationSplit", model.validationSplit());
    values.put("startLr", range.start());
    values.put("endLr", range.end());
    values.put("epochs", epochs);
    values.put("budget", budgetInForce());
    values.put("seed", run.seed());
    return values;
  }
}
