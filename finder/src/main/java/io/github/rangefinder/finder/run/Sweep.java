package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.preset.Preset;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;

/**
 * Which learning rates a test goes through, and when it stops.
 *
 * @param preset the finder to run as; null for Rangefinder itself
 * @param stopFactor stops once the smoothed loss is over so many times its lowest; 0 for never
 */
public record Sweep(
    Preset preset, double startLr, double endLr, Ramp ramp, TestSpan span, double stopFactor) {
  /**
   * Checks what belongs together.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public Sweep {
    if (!(startLr > 0) || Double.isInfinite(endLr) || !(startLr < endLr)) {
      throw SettingException.usage(
          Setting.START_LR,
          " must be above 0 and below ",
          Setting.END_LR,
          ", got " + startLr + " and " + endLr);
    }
    if (!(stopFactor > 1 || stopFactor == 0) || Double.isInfinite(stopFactor)) {
      throw SettingException.usage(
          Setting.STOP_FACTOR, " must be above 1, or 0 for never, got ", stopFactor);
    }
  }
}
