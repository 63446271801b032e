package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlowUpTest {
  private static final int SEEDS = 20;

  /** Noise around 1 up to a rate, from which on the loss grows. */
  private static DoubleUnaryOperator standingTo(double rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return x -> 1 + 0.1 * (random.nextDouble() - 0.5) + Math.max(0, 20 * (x / rate - 1));
  }

  private static Suggestion suggest(DoubleUnaryOperator loss, RangeTestSettings settings) {
    return LossValley.suggest(test(loss, settings), settings);
  }

  private static RangeTestSettings wide(int iterations) {
    return new RangeTestSettings(1e-5, 10, Ramp.EXPONENTIAL, iterations, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000})
  void aLossThatStandsStillAndBlowsUpGetsAnUncertainRateBelow(int iterations) {
    int told = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Suggestion suggestion = suggest(standingTo(0.1, seed), wide(iterations));
      assertEquals(Verdict.UNCERTAIN, suggestion.verdict(), suggestion.reason());
      double rate = suggestion.learningRate().getAsDouble();
      assertTrue(rate > 1e-3 && rate < 1e-1, "at " + rate);
      told += suggestion.reason().contains("thirtieth part of where it blew up") ? 1 : 0;
    }
    assertTrue(told >= SEEDS - 4, told + " told so");
  }

  @ParameterizedTest
  @ValueSource(doubles = {3e-5, 2e-4})
  void oneThatBlowsUpRightAwayGetsNone(double rate) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Suggestion suggestion = suggest(standingTo(rate, seed), wide(300));
      assertEquals(Verdict.NONE, suggestion.verdict(), suggestion.reason());
      assertTrue(
          suggestion.reason().endsWith("lower the start learning rate."), suggestion.reason());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2})
  void oneThatHasRisenThereGetsNone(double byDecade) {
    DoubleUnaryOperator rising =
        x -> 1 + byDecade * (Math.log10(x) + 5) + Math.max(0, 20 * (x - 0.1));
    Suggestion suggestion = suggest(rising, wide(300));
    assertEquals(Verdict.NONE, suggestion.verdict(), suggestion.reason());
  }

  @Test
  void oneThatHasRisenByLittleGetsTheRate() {
    DoubleUnaryOperator creeping =
        x -> 1 + 0.01 * (Math.log10(x) + 5) + Math.max(0, 20 * (x / 0.1 - 1));
    Suggestion suggestion = suggest(creeping, wide(300));
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict(), suggestion.reason());
    RangeCurve curve = test(creeping, wide(300)).curve();
    double last = curve.learningRate(curve.size() - 1);
    assertEquals(0.03 * last, suggestion.learningRate().getAsDouble(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000})
  void oneThatStandsStillAndOnlyRisesAtTheEndGetsAnUncertainRateBelowThat(int iterations) {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DoubleUnaryOperator loss =
          x -> 1 + 0.1 * (random.nextDouble() - 0.5) + 0.2 * Math.max(0, x - 1);
      RangeTestResult test = test(loss, wide(iterations));
      assertEquals(StopReason.COMPLETED, test.stopReason());
      Suggestion suggestion = LossValley.suggest(test, wide(iterations));
      assertEquals(Verdict.UNCERTAIN, suggestion.verdict(), suggestion.reason());
      String told = "the thirtieth part of the last learning rate";
      assertTrue(suggestion.reason().contains(told), suggestion.reason());
      assertEquals(0.3, suggestion.learningRate().getAsDouble(), 1e-9);
    }
  }

  @Test
  void oneThatRisesAllTheWayGetsNone() {
    DoubleUnaryOperator rising = x -> 1 + 0.3 * (Math.log10(x) + 5);
    Suggestion suggestion = suggest(rising, wide(300));
    assertEquals(Verdict.NONE, suggestion.verdict(), suggestion.reason());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseThatDoesNotBlowUpGetsNone(long seed) {
    assertEquals(Verdict.NONE, suggest(standingTo(1e3, seed), wide(300)).verdict());
  }
}
