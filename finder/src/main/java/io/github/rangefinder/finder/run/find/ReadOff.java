package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.FewSamples;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.SmithBounds;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What all rules read off a test's curve, each asked once.
 *
 * @param suggestions by the rules' names: ours first, then those of the known finders, then, where
 *     they were asked for, Smith's bounds
 * @param evidence what it shows of the candidate's learning rate
 */
public record ReadOff(Map<String, OptionalDouble> suggestions, Judgement.Reading evidence) {
  /** Of a curve that somebody recorded. */
  public static ReadOff ofCurve(
      RangeTestResult result, RangeTestSettings settings, Updates updates, List<Rule> rules) {
    return of(result, settings, updates, rules, Map.of());
  }

  /** Of a test that this program has run, and which may have looked at held-out samples. */
  public static ReadOff ofTest(
      RangeTestResult result, RangeTestSettings settings, Updates updates, List<Rule> rules) {
    return of(result, settings, updates, rules, SmithBounds.suggestions(result.curve()));
  }

  /** The same, with the doubt that is due where it trained on so few samples. */
  public ReadOff onSamples(int samples) {
    return new ReadOff(suggestions, FewSamples.doubted(evidence, samples));
  }

  private static ReadOff of(
      RangeTestResult result,
      RangeTestSettings settings,
      Updates updates,
      List<Rule> rules,
      Map<String, OptionalDouble> bounds) {
    Suggestion ours = LossValley.suggest(result, settings, updates);
    Map<String, OptionalDouble> suggestions =
        Rules.suggestions(result, settings.points(), ours, rules);
    suggestions.putAll(bounds);
    return new ReadOff(suggestions, Judgement.Reading.of(result, ours, suggestions));
  }
}
