package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.Rule;
import java.util.List;

/** The rules of the known finders, each with its tool's own constants. */
public final class Rules {
  private Rules() {}

  /** All of them, in the order of the files. */
  public static List<Rule> all() {
    return all(KerasRule.MOVING_AVERAGE);
  }

  /**
   * All of them, in the order of the files.
   *
   * @param movingAverage the window of {@code keras}, which has no default of its own
   */
  public static List<Rule> all(int movingAverage) {
    return List.of(
        new KerasRule(movingAverage),
        new TorchRule(TorchWatch.STOP_FACTOR),
        new FastaiSteep(FastaiWatch.STOP_FACTOR),
        new FastaiMinimum(FastaiWatch.STOP_FACTOR),
        new FastaiValley(FastaiWatch.STOP_FACTOR),
        new FastaiSlide(FastaiWatch.STOP_FACTOR),
        new LightningRule(LightningWatch.STOP_FACTOR, false),
        new LightningRule(LightningWatch.STOP_FACTOR, true),
        new IgniteRule(TorchWatch.STOP_FACTOR));
  }
}
