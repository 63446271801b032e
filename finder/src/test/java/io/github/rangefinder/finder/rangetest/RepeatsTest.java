package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void aSpreadIsMeasuredInLogarithms() {
    Spread spread = Spread.of(rates(1e-4, 1e-2, Double.NaN));
    assertEquals(1e-3, spread.median(), 1e-15);
    assertEquals(Math.pow(10, -3.8), spread.low(), 1e-15);
    assertEquals(Math.pow(10, -2.2), spread.high(), 1e-15);
    assertEquals(Math.pow(10, 1.6), spread.factor(), 1e-12);
    assertEquals(2, spread.found());
    assertEquals(new Spread(0.3, 0.3, 0.3, 1), Spread.of(rates(Double.NaN, 0.3)));
    assertEquals(0, Spread.of(rates(Double.NaN)).found());
    assertEquals(Double.NaN, Spread.of(List.of()).median());
  }

  @Test
  void whatHasBlownUpCountsAsInfiniteAndWhatWasInterruptedDoesNot() {
    Repeats repeats =
        new Repeats(
            List.of(
                result(StopReason.COMPLETED, 9, 6, 3, 2),
                result(StopReason.DIVERGED, 8, 7, 4),
                result(StopReason.NOT_FINITE, 7, Double.NaN),
                result(StopReason.INTERRUPTED, 6)));

    assertEquals(4, repeats.count());
    assertEquals(4, repeats.size());
    assertEquals(2, repeats.blownUp());
    assertEquals(7.5, median(repeats, 0));
    assertEquals(7, median(repeats, 1));
    assertEquals(4, median(repeats, 2));
    assertEquals(INFINITE, median(repeats, 3));
    assertEquals(6, repeats.quantile(RangeCurve::smoothedLoss, 1, 0));
    RangeCurve curve = repeats.median();
    assertEquals(3, curve.size());
    assertEquals(0.03, curve.learningRate(2));
    assertEquals(4, curve.bestLoss());
  }

  @Test
  void aSingleTestIsItsOwnMedian() {
    RangeTestResult only = result(StopReason.NOT_FINITE, 3, 2, Double.NaN);
    Repeats repeats = new Repeats(List.of(only));
    assertEquals(only, repeats.only());
    assertEquals(only.curve(), repeats.median());
    assertEquals(INFINITE, median(repeats, 2));
    assertThrows(IllegalArgumentException.class, () -> new Repeats(List.of()));
  }

  private static double median(Repeats repeats, int iteration) {
    return repeats.quantile(RangeCurve::smoothedLoss, iteration, 0.5);
  }

  private static List<OptionalDouble> rates(double... rates) {
    return Arrays.stream(rates)
        .mapToObj(rate -> Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate))
        .toList();
  }

  private static RangeTestResult result(StopReason reason, double... losses) {
    double[] rates = new double[losses.length];
    Arrays.setAll(rates, i -> (i + 1) / 100.0);
    return new RangeTestResult(new RangeCurve(rates, losses, losses), reason, 1);
  }
}
