package io.github.rangefinder.finder.rangetest.preset;

import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.finder.rangetest.LossWatch;
import io.github.rangefinder.finder.rangetest.Protocol;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import java.util.List;

/**
 * How a known finder runs a test of a length.
 *
 * @param preset the finder
 * @param length the length as it was asked for
 */
public record PresetProtocol(Preset preset, TestLength length) implements Protocol {
  /** How many iterations the test has if nothing stops it. */
  public int iterations() {
    return preset.iterations(length);
  }

  @Override
  public Schedule schedule(RangeTestSettings settings) {
    return new Ladder(
        settings.startLearningRate(),
        settings.endLearningRate(),
        settings.ramp(),
        k -> preset.share(k, length));
  }

  @Override
  public LossWatch watch(RangeTestSettings settings) {
    return preset.watch(settings.stopFactor(), length);
  }

  /**
   * All rules, the finder's own with the stop factor in force instead of its default one.
   *
   * @param movingAverage the window of the rule {@code keras}
   */
  public List<Rule> rules(double stopFactor, int movingAverage) {
    Rule own = preset.rule(stopFactor, length, movingAverage);
    return Rules.all(movingAverage).stream()
        .map(rule -> rule.name().equals(own.name()) ? own : rule)
        .toList();
  }
}
