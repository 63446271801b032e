package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static RangeCurve curve(double... losses) {
    double[] rates = new double[losses.length];
    Arrays.setAll(rates, i -> Math.pow(10, i - 5));
    return new RangeCurve(rates, losses, losses);
  }

  @Test
  void reachFromWhereTheLossBeginsToFallToWhereItHasNearlyFallen() {
    Bounds bounds = Bounds.of(curve(2.3, 2.3, 2.1, 1.0, 0.32, 0.3, 9)).orElseThrow();
    assertEquals(1e-3, bounds.lower(), 1e-12);
    assertEquals(1e-1, bounds.upper(), 1e-12);
  }

  @Test
  void aDipBeforeTheFallDoesNotCount() {
    Bounds bounds = Bounds.of(curve(2.3, 2.0, 2.3, 1.0, 0.32, 0.3, 9)).orElseThrow();
    assertEquals(1e-2, bounds.lower(), 1e-12);
  }

  @Test
  void aLossThatNeverFallsHasNone() {
    assertEquals(Optional.empty(), Bounds.of(curve(1, 2, 3)));
    assertEquals(Optional.empty(), Bounds.of(curve(1, 1, 1)));
    assertEquals(Optional.empty(), Bounds.of(curve(Double.NaN, Double.NaN)));
    assertEquals(Optional.empty(), Bounds.of(curve()));
    assertTrue(Bounds.of(curve(2, 1, Double.NaN)).isEmpty(), "one step is no range");
  }
}
