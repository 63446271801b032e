package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.training.EarlyStopping;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.OptionalInt;

/**
 * How long a training is, in steps of how many samples.
 *
 * @param batchSize samples a step; null for what suits the data
 * @param patience null for no early stopping
 */
public record Fitting(int epochs, Integer batchSize, Integer patience) {
  /**
   * Checks each by itself.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public Fitting {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
    SettingException.requireAtLeastOne(Setting.PATIENCE, patience);
  }

  /** When to stop before all epochs are done. */
  public EarlyStopping earlyStopping() {
    return new EarlyStopping(patience == null ? OptionalInt.empty() : OptionalInt.of(patience));
  }

  /** Samples a step. */
  public int batchSize(Dataset training) {
    return batchSize == null ? DefaultBatchSize.of(training.size()) : batchSize;
  }
}
