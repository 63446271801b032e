package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;

/**
 * What is measured at each learning rate.
 *
 * @param loss which loss is judged
 * @param holdsOut whether samples are held out and looked at
 * @param movingAverage iterations over which the loss delta is taken
 */
public record Measuring(
    BatchesPerRate batchesPerRate, MeasuredLoss loss, boolean holdsOut, int movingAverage)
    implements Serializable {
  /** Each batch's loss at a learning rate of its own. */
  public static final Measuring BATCHES =
      new Measuring(BatchesPerRate.ONE, MeasuredLoss.BATCH, false, KerasRule.MOVING_AVERAGE);

  /**
   * Checks the window.
   *
   * @throws SettingException if it is not positive
   */
  public Measuring {
    SettingException.requireAtLeastOne(Setting.MOVING_AVERAGE, movingAverage);
  }
}
