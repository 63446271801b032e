package io.github.rangefinder.finder.run.trial;

import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.io.Serializable;

/**
 * Which samples to validate on.
 *
 * @param share the share of the training samples; null for the data's test part, or a tenth of the
 *     training samples where it has none
 * @param seed decides which samples these are
 */
public record ValidationChoice(Double share, long seed) implements Serializable {
  /**
   * Reads the samples to train on and those to validate on.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws io.github.rangefinder.finder.setting.SettingException if the data has too few samples
   */
  public Subset.Split read(DataSettings data) throws IOException {
    return share == null ? data.readSplit(seed) : data.readSplit(share, seed);
  }
}
