package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code train} is asked to do, already checked as far as that is possible without the data.
 *
 * @param validationSplit the share of the training samples to validate on; null for the data's test
 *     part
 * @param save null to keep the weights to oneself
 */
public record TrainSettings(
    RunSettings run,
    OptimizerChoice optimizer,
    Rates rates,
    Fitting fitting,
    Double validationSplit,
    Path save) {
  /**
   * Checks the share.
   *
   * @throws SettingException if it is none
   */
  public TrainSettings {
    if (validationSplit != null && !(validationSplit > 0 && validationSplit < 1)) {
      throw SettingException.usage(
          Setting.VALIDATION_SPLIT, " must be above 0 and below 1, got ", validationSplit);
    }
  }

  /**
   * Reads the samples to train on and those to validate on.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the data has too few samples
   */
  Subset.Split readData() throws IOException {
    return run.workload().data().readSplit(validationSplit, run.seed());
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Subset.Split data, ModelSummary model, LearningRates used) {
    Map<String, Object> values = run.inForce(data.training(), model);
    values.put("optimizer", optimizer.text());
    values.put("lr", used.single());
    values.put("lrFound", rates.single().isEmpty());
    values.put("lowerLr", used.lower());
    values.put("upperLr", used.upper());
    values.put("schedule", rates.schedules().stream().map(ScheduleChoice::text).toList());
    values.put("epochs", fitting.epochs());
    values.put("batchSize", fitting.batchSize(data.training()));
    values.put("validationSplit", validationSplit);
    values.put("validationSamples", data.validation().size());
    if (data.training().targets() instanceof Labels known
        && data.validation().targets() instanceof Labels asked) {
      int commonest = known.commonest();
      values.put("commonestClass", known.name(commonest));
      values.put("commonestClassAccuracy", (double) asked.counts()[commonest] / asked.size());
    }
    values.put("patience", fitting.patience());
    values.put("save", save == null ? null : save.toString());
    return values;
  }
}
