package io.github.rangefinder.finder.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void quantilesLieOnStraightLinesBetweenTheNumbers() {
    Quantiles quantiles = Quantiles.of(new double[] {5, 1, 3, 2, 4});
    assertEquals(3, quantiles.at(0.5));
    assertEquals(1.4, quantiles.at(0.1), 1e-15);
    assertEquals(1, quantiles.at(0));
    assertEquals(5, quantiles.at(1));
    assertEquals(2.5, Quantiles.of(new double[] {2, 3}).at(0.5));
    assertEquals(7, Quantiles.of(new double[] {7}).at(0.9));
    assertEquals(INFINITE, Quantiles.of(new double[] {1, INFINITE}).at(0.5));
    assertEquals(INFINITE, Quantiles.of(new double[] {1, INFINITE, INFINITE}).at(0.75));
    assertEquals(Double.NaN, Quantiles.of(new double[0]).at(0.5));
  }

  @Test
  void ofAnEvenNumberTheMedianLiesBetweenTheTwoAndMostDoNotExceedTheLarger() {
    Quantiles even = Quantiles.of(new double[] {4, 1, 3, 2});
    assertEquals(2.5, even.median());
    assertEquals(3, even.boundOfMost());
    Quantiles odd = Quantiles.of(new double[] {3, 1, 2});
    assertEquals(2, odd.median());
    assertEquals(2, odd.boundOfMost());
  }
}
