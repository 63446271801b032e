package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmithBoundsTest {
  /** Learning rates from 1e-4 to 1, with a look at every interval-th of 600. */
  private static RangeCurve curve(DoubleUnaryOperator accuracy, int interval) {
    double[] rates = new double[600];
    double[] losses = new double[600];
    double[] accuracies = new double[600];
    for (int i = 0; i < 600; i++) {
      rates[i] = Math.pow(10, -4 + 4 * i / 599.0);
      boolean look = (i + 1) % interval == 0;
      losses[i] = 1;
      accuracies[i] = look ? accuracy.applyAsDouble(rates[i]) : Double.NaN;
    }
    return new RangeCurve(rates, losses, losses, new RangeCurve.Looks(losses, accuracies, false));
  }

  /** Rises around 0.003, breaks down at 0.3. */
  private static double riseAndFall(double rate) {
    return 0.1 + 0.85 / (1 + Math.pow(0.003 / rate, 3)) - 0.8 / (1 + Math.pow(0.3 / rate, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12})
  void areWhereTheAccuracyBeginsToRiseAndWhereItNoLongerDoes(int interval) {
    Bounds bounds = SmithBounds.of(curve(SmithBoundsTest::riseAndFall, interval)).orElseThrow();
    // 5 % and 95 % of the logistic rise: 0.003 times 19^(-1/3) and 19^(1/3)
    assertEquals(1, bounds.lower() / 1.12e-3, 0.25, bounds.toString());
    assertEquals(1, bounds.upper() / 8.0e-3, 0.25, bounds.toString());
  }

  @Test
  void withoutARiseThereAreNone() {
    SplittableRandom random = new SplittableRandom(7);
    assertEquals(Optional.empty(), SmithBounds.of(curve(rate -> 0.1, 5)));
    assertEquals(
        Optional.empty(), SmithBounds.of(curve(rate -> 0.1 + 0.03 * random.nextDouble(), 5)));
    assertEquals(Optional.empty(), SmithBounds.of(curve(rate -> 1 - riseAndFall(rate), 200)));
    assertEquals(Optional.empty(), SmithBounds.of(curve(rate -> Double.NaN, 1)));
    double[] none = new double[0];
    assertEquals(Optional.empty(), SmithBounds.of(new RangeCurve(none, none, none)));
  }

  @Test
  void haveNamesOfTheirOwnAndAreNullWhereThereAreNone() {
    Map<String, OptionalDouble> found =
        SmithBounds.suggestions(curve(SmithBoundsTest::riseAndFall, 5));
    assertEquals(
        Arrays.asList(SmithBounds.LOWER, SmithBounds.UPPER),
        Arrays.asList(found.keySet().toArray()));
    assertTrue(found.values().stream().allMatch(OptionalDouble::isPresent));
    assertTrue(
        SmithBounds.suggestions(curve(rate -> 0.1, 5)).values().stream()
            .allMatch(OptionalDouble::isEmpty));
  }
}
