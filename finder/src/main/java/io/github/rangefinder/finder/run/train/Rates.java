package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The learning rates of a training.
 *
 * @param single empty to find it
 * @param byTestAlone whether a range test alone is to find it, without a race
 * @param schedules how it changes; several are compared
 */
public record Rates(OptionalDouble single, boolean byTestAlone, List<ScheduleChoice> schedules) {
  /**
   * Checks that no schedule stands there twice.
   *
   * @throws SettingException if one does
   */
  public Rates {
    SettingException.requireDistinct(
        Setting.SCHEDULE, schedules.stream().map(ScheduleChoice::text).toList());
  }
}
