package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;

/** What may be asked of a rule, on any curve; for property tests. */
public final class RuleProperties {
  private RuleProperties() {}

  /** It throws nothing, and what it suggests is a learning rate of the curve or a share of one. */
  public static void assertAnswers(Rule rule, RangeCurve curve) {
    for (int iterations : new int[] {curve.size(), 2 * curve.size() + 7}) {
      OptionalDouble suggested = rule.suggest(curve, iterations);
      suggested.ifPresent(
          rate -> assertTrue(rate > 0 && Double.isFinite(rate), rule.name() + " suggests " + rate));
    }
  }

  /** Losses a number of times as large give the same answer, but for some decades. */
  public static void assertScaleFree(Rule rule, RangeCurve curve, double factor, double decades) {
    assertSame(
        rule.name() + " with losses times " + factor,
        rule.suggest(curve, curve.size()),
        rule.suggest(Curves.mapped(curve, loss -> loss * factor), curve.size()),
        decades);
  }

  /** Losses that are all higher by a number give the same answer, but for some decades. */
  public static void assertShiftFree(Rule rule, RangeCurve curve, double shift, double decades) {
    assertSame(
        rule.name() + " with losses plus " + shift,
        rule.suggest(curve, curve.size()),
        rule.suggest(Curves.mapped(curve, loss -> loss + shift), curve.size()),
        decades);
  }

  private static void assertSame(
      String what, OptionalDouble expected, OptionalDouble actual, double decades) {
    assertEquals(expected.isPresent(), actual.isPresent(), what + ": one answer is missing");
    if (expected.isPresent()) {
      assertEquals(0, Math.log10(actual.getAsDouble() / expected.getAsDouble()), decades, what);
    }
  }
}
