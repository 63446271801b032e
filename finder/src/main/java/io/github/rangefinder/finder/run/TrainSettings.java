package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.training.EarlyStopping;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code train} is asked to do, already checked as far as that is possible without the data.
 *
 * @param learningRate empty to find it
 * @param byTestAlone whether a range test alone is to find it, without a race
 * @param batchSize samples a step; null for what suits the data
 * @param validationSplit the share of the training samples to validate on; null for the data's test
 *     part
 * @param patience null for no early stopping
 * @param save null to keep the weights to oneself
 */
public record TrainSettings(
    RunSettings run,
    OptimizerChoice optimizer,
    OptionalDouble learningRate,
    boolean byTestAlone,
    List<ScheduleChoice> schedules,
    int epochs,
    Integer batchSize,
    Double validationSplit,
    Integer patience,
    Path save) {

  /**
   * Checks every option by itself.
   *
   * @throws SettingException with a sentence that names the option
   */
  public TrainSettings {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
    SettingException.requireAtLeastOne(Setting.PATIENCE, patience);
    if (validationSplit != null && !(validationSplit > 0 && validationSplit < 1)) {
      throw SettingException.usage(
          Setting.VALIDATION_SPLIT, " must be above 0 and below 1, got ", validationSplit);
    }
    List<String> names = schedules.stream().map(ScheduleChoice::text).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw SettingException.usage(Setting.SCHEDULE, " names ", name, " twice");
      }
    }
  }

  public EarlyStopping earlyStopping() {
    return new EarlyStopping(patience == null ? OptionalInt.empty() : OptionalInt.of(patience));
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

  /** Samples a step. */
  public int batchSize(Dataset training) {
    return batchSize == null ? DefaultBatchSize.of(training.size()) : batchSize;
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Subset.Split data, Network model, LearningRates rates) {
    Map<String, Object> values = run.inForce(data.training(), model);
    values.put("optimizer", optimizer.text());
    values.put("lr", rates.single());
    values.put("lrFound", learningRate.isEmpty());
    values.put("lowerLr", rates.lower());
    values.put("upperLr", rates.upper());
    values.put("schedule", schedules.stream().map(ScheduleChoice::text).toList());
    values.put("epochs", epochs);
    values.put("batchSize", batchSize(data.training()));
    values.put("validationSplit", validationSplit);
    values.put("validationSamples", data.validation().size());
    if (data.training().targets() instanceof Labels known
        && data.validation().targets() instanceof Labels asked) {
      int commonest = known.commonest();
      values.put("commonestClass", known.name(commonest));
      values.put("commonestClassAccuracy", (double) asked.counts()[commonest] / asked.size());
    }
    values.put("patience", patience);
    values.put("save", save == null ? null : save.toString());
    return values;
  }
}
