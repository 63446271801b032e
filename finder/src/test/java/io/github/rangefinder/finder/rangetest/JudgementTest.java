package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final int MANY = 500;

  @Test
  void aSingleClearCurveIsReliable() {
    Suggestion suggestion = judge(sure(0.02));
    assertEquals(Verdict.RELIABLE, suggestion.verdict());
    assertEquals(0.02, suggestion.learningRate().getAsDouble());
    assertEquals("Clear.", suggestion.reason());
  }

  @Test
  void repeatsAnswerWithTheirMedian() {
    Suggestion suggestion = judge(sure(0.02), sure(0.03), sure(0.025));
    assertEquals(Verdict.RELIABLE, suggestion.verdict());
    assertEquals(0.025, suggestion.learningRate().getAsDouble(), 1e-15);
    assertEquals("Clear. 3 repeats agree within a factor of 1.4.", suggestion.reason());
  }

  @Test
  void repeatsThatDisagreeAreUncertain() {
    Suggestion suggestion = judge(sure(0.001), sure(0.01), sure(0.1));
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertEquals("The repeats disagree by a factor of 40.", suggestion.reason());
  }

  @Test
  void whatMostRepeatsDoubtIsDoubted() {
    assertEquals(Verdict.RELIABLE, judge(sure(1), unsure(1), sure(1)).verdict());
    Suggestion suggestion = judge(sure(1), unsure(1), unsure(1));
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertEquals("Still falling: raise --end-lr.", suggestion.reason());
  }

  @Test
  void silentRepeatsAreCounted() {
    Suggestion one = judge(sure(1), silent(), sure(1));
    assertEquals(Verdict.UNCERTAIN, one.verdict());
    assertEquals("1 of 3 repeats suggest nothing.", one.reason());

    Suggestion half = judge(sure(1), silent());
    assertEquals(Verdict.NONE, half.verdict());
    assertEquals(OptionalDouble.empty(), half.learningRate());
    assertEquals("Flat. 1 of 2 repeats suggest nothing.", half.reason());

    assertEquals("Flat.", judge(silent(), silent()).reason());
  }

  @Test
  void fewLossesAreUncertain() {
    Suggestion suggestion = judge(evidence(20, 0.02, Verdict.RELIABLE, "Clear.", Map.of()));
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertEquals(0.02, suggestion.learningRate().getAsDouble());
    assertTrue(suggestion.reason().startsWith("Only 20 losses are too few"), suggestion::reason);
    assertTrue(suggestion.reason().contains("take more epochs or iterations"), suggestion::reason);
  }

  @Test
  void thatAllOtherRulesAnswerElsewhereIsADoubt() {
    Suggestion one = judge(withOthers(0.01, 0.2, 0.3, 0.02));
    assertEquals(Verdict.RELIABLE, one.verdict());
    assertTrue(one.reason().endsWith(" 1 of 3 other rules agrees within a factor of 10."));
    // a rule that is silent neither agrees nor disagrees
    Suggestion none = judge(withOthers(0.01, 0.2, Double.NaN, 5));
    assertEquals(Verdict.UNCERTAIN, none.verdict());
    assertEquals("None of 2 other rules agree within a factor of 10.", none.reason());
  }

  /** Other rules stop at so many times the lowest loss, which means nothing of a likelihood. */
  @Test
  void otherRulesDoNotCountWhereALossIsNotAboveZero() {
    RangeTestSettings settings = SyntheticLosses.settings(300);
    Map<String, OptionalDouble> far = Map.of("a", OptionalDouble.of(1e-6));
    for (double height : new double[] {0, -1}) {
      RangeTestResult result =
          SyntheticLosses.test(
              rate -> SyntheticLosses.gentle().applyAsDouble(rate) + height, settings);
      Suggestion own = LossValley.suggest(result, settings);
      String reason = judge(Judgement.Reading.of(result, own, far)).reason();
      assertEquals(height == 0, reason.contains("None of 1 other rules"), reason);
    }
  }

  @Test
  void realCurvesAreJudgedWithoutAnException() {
    RangeTestSettings settings = SyntheticLosses.settings(20);
    RangeTestResult result = SyntheticLosses.test(SyntheticLosses.adam(), settings);
    Suggestion suggestion =
        Judgement.of(
            List.of(Judgement.Reading.of(result, LossValley.suggest(result, settings), Map.of())));
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict(), suggestion::reason);
    result = SyntheticLosses.test(rate -> Double.NaN, settings);
    assertEquals(
        Verdict.NONE,
        Judgement.of(
                List.of(
                    Judgement.Reading.of(result, LossValley.suggest(result, settings), Map.of())))
            .verdict());
  }

  private static Suggestion judge(Judgement.Reading... repeats) {
    return Judgement.of(List.of(repeats));
  }

  private static Judgement.Reading sure(double rate) {
    return evidence(MANY, rate, Verdict.RELIABLE, "Clear.", Map.of());
  }

  private static Judgement.Reading unsure(double rate) {
    return evidence(MANY, rate, Verdict.UNCERTAIN, "Still falling: raise --end-lr.", Map.of());
  }

  private static Judgement.Reading silent() {
    return evidence(MANY, Double.NaN, Verdict.NONE, "Flat.", Map.of());
  }

  private static Judgement.Reading withOthers(double rate, double... others) {
    Map<String, OptionalDouble> rules = new LinkedHashMap<>();
    Arrays.stream(others).forEach(other -> rules.put("rule " + rules.size(), optional(other)));
    return evidence(MANY, rate, Verdict.RELIABLE, "Clear.", rules);
  }

  private static Judgement.Reading evidence(
      int losses, double rate, Verdict verdict, String reason, Map<String, OptionalDouble> others) {
    return new Judgement.Reading(losses, new Suggestion(optional(rate), verdict, reason), others);
  }

  private static OptionalDouble optional(double rate) {
    return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }
}
