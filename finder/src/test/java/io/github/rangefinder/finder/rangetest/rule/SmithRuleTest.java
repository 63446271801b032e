package io.github.rangefinder.finder.rangetest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmithRuleTest {
  @Test
  void theBoundsReachFromTheStartOfTheRiseToWhereItSlows() {
    assertBounds(3, 6, 0.1, 0.1, 0.1, 0.3, 0.5, 0.7, 0.89, 0.9, 0.9, 0.5);
  }

  @Test
  void aDipOfARaggedRiseEndsIt() {
    assertBounds(2, 4, 0.1, 0.1, 0.2, 0.4, 0.5, 0.35, 0.6, 0.9, 0.5);
  }

  @Test
  void aRiseThatTurnsIntoAFallEndsAtItsTop() {
    assertBounds(6, 8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1);
  }

  @Test
  void aBumpBeforeTheRiseDoesNotCount() {
    assertBounds(3, 6, 0.1, 0.2, 0.1, 0.3, 0.5, 0.7, 0.89, 0.9, 0.9);
  }

  @Test
  void iterationsWithoutALookDoNotCount() {
    double none = Double.NaN;
    assertBounds(
        6, 12, 0.1, none, 0.1, none, 0.1, none, 0.3, none, 0.5, none, 0.7, none, 0.89, 0.9, none);
  }

  @Test
  void noRiseAboveTheNoiseHasNoBounds() {
    SplittableRandom random = new SplittableRandom(1);
    double[] chance = new double[60];
    Arrays.setAll(chance, i -> 0.1 + 0.02 * random.nextDouble());
    assertEquals(OptionalDouble.empty(), new SmithRule(false).suggest(curve(chance), 60));
    assertEquals(OptionalDouble.empty(), new SmithRule(true).suggest(curve(chance), 60));

    for (double[] none :
        new double[][] {
          {}, {0.1}, {0.1, 0.9}, {0.1, 0.1, 0.1, 0.1, 0.1}, {0.9, 0.7, 0.5, 0.3, 0.1, 0.1}
        }) {
      assertEquals(OptionalDouble.empty(), new SmithRule(true).suggest(curve(none), 5));
    }
  }

  /** Accuracies at learning rates 1, 2, 3, …; the bounds are at these places, counted from 0. */
  private static void assertBounds(int lower, int upper, double... accuracies) {
    RangeCurve curve = curve(accuracies);
    assertEquals(lower + 1, new SmithRule(false).suggest(curve, curve.size()).orElseThrow());
    assertEquals(upper + 1, new SmithRule(true).suggest(curve, curve.size()).orElseThrow());
  }

  private static RangeCurve curve(double[] accuracies) {
    double[] rates = new double[accuracies.length];
    Arrays.setAll(rates, i -> i + 1);
    double[] losses = new double[accuracies.length];
    return new RangeCurve(rates, losses, losses, new RangeCurve.Looks(losses, accuracies, false));
  }
}
