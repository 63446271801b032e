package io.github.rangefinder.finder.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.BlowUp;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.search.RaceRules;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FirstRatesTest {
  private static final OptionalDouble NOTHING = OptionalDouble.empty();

  private static RangeTestResult test(StopReason reason, double... rates) {
    return new RangeTestResult(new RangeCurve(rates, rates, rates), reason, 1);
  }

  private static void assertRange(double low, double high, RaceRules.Range range) {
    assertEquals(low, range.low(), 1e-9 * low);
    assertEquals(high, range.high(), 1e-9 * high);
  }

  @Test
  void theyGoADecadeToEitherSideOfASuggestion() {
    RangeTestResult test = test(StopReason.COMPLETED, 1e-5, 1e-2, 10);
    assertRange(0.001, 0.1, FirstRates.of(test, OptionalDouble.of(0.01)));
  }

  @Test
  void neverToWhereTheTestBlewUpButOverADecade() {
    assertRange(
        0.001, 0.05, FirstRates.of(test(StopReason.DIVERGED, 1e-5, 0.05), OptionalDouble.of(0.01)));
    assertRange(
        0.001,
        0.01,
        FirstRates.of(test(StopReason.DIVERGED, 1e-5, 0.008), OptionalDouble.of(0.01)));
  }

  @Test
  void aSilentTestThatBlewUpTellsWhereToLook() {
    RangeTestResult test = test(StopReason.NOT_FINITE, 1e-5, 1e-2, 2);
    assertRange(0.006, 0.6, FirstRates.of(test, NOTHING));
    assertEquals(0.06, BlowUp.below(test.curve(), test.stopReason()).getAsDouble(), 1e-12);
  }

  @Test
  void aSilentTestThatDidNotLeavesAllOfItsRates() {
    RangeTestResult test = test(StopReason.COMPLETED, 1e-5, 1e-2, 10);
    assertRange(1e-5, 10, FirstRates.of(test, NOTHING));
    assertTrue(BlowUp.below(test.curve(), test.stopReason()).isEmpty());
  }

  /** The losses of a test on batches of 8, which its first loss ended; and one that blew up. */
  @Test
  void aFewNoisyLossesTellNoBlowUp() {
    double[] rates = {1e-5, 1.1e-5, 1.3e-5, 1.4e-5, 1.6e-5, 1.8e-5, 2e-5};
    double[] noise = {0.27, 0.71, 0.78, 2.9, 2.55, 4.06, 1.06};
    double[] blowUp = {1, 1.1, 1.2, 1.5, 2.5, 5, 20};
    RangeTestResult noisy =
        new RangeTestResult(new RangeCurve(rates, noise, noise), StopReason.DIVERGED, 1);
    assertRange(1e-5, 10, FirstRates.of(noisy, NOTHING));
    assertTrue(BlowUp.below(noisy.curve(), noisy.stopReason()).isEmpty());
    RangeTestResult blown =
        new RangeTestResult(new RangeCurve(rates, blowUp, blowUp), StopReason.DIVERGED, 1);
    assertEquals(6e-7, BlowUp.below(blown.curve(), blown.stopReason()).getAsDouble(), 1e-12);
  }

  @Test
  void noneLiesBeyondTheLimits() {
    RangeTestResult low = test(StopReason.DIVERGED, 1e-9, 1e-8);
    assertRange(1e-7, 1e-6, FirstRates.of(low, NOTHING));
    RangeTestResult high = test(StopReason.COMPLETED, 1, 1e4);
    assertRange(10, 100, FirstRates.of(high, OptionalDouble.of(5000)));
  }
}
