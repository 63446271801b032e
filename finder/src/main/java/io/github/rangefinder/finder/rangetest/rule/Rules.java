package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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

  /**
   * What a finished test suggests, by the names of the rules: ours first, then others.
   *
   * @param points how many losses the test was to have, if nothing stopped it
   * @param ours what {@link LossValley} suggests
   * @param others the other rules to ask, in the order of the answer
   */
  public static Map<String, OptionalDouble> suggestions(
      RangeTestResult result, int points, Suggestion ours, List<Rule> others) {
    Map<String, OptionalDouble> suggestions = new LinkedHashMap<>();
    suggestions.put(LossValley.NAME, ours.learningRate());
    for (Rule rule : others) {
      suggestions.put(rule.name(), rule.suggest(result.curve().judged(), points));
    }
    return suggestions;
  }
}
