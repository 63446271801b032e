package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.noisy;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.settings;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteepestDescentTest {
  /** Half a decade of iterations in either direction is what noise may move it by. */
  private static final double FACTOR = 1.8;

  @ParameterizedTest
  @CsvSource({"40,0.02", "100,0.05", "300,0.05", "1200,0.08"})
  void findsTheMiddleOfTheFallWhereTheNoiseLets(int iterations, double noise) {
    for (long seed = 0; seed < 20; seed++) {
      assertNear(0.02, suggest(noisy(SyntheticLosses.sgd(), noise, seed), settings(iterations)));
      assertNear(3e-4, suggest(noisy(SyntheticLosses.adam(), noise, seed), settings(iterations)));
    }
  }

  @Test
  void findsTheSteepestPointOfThePublishedComparison() {
    // the curve on which the known rules answer 0.0023 to 0.275; without noise 7.08e-3 is right
    double[] losses = new double[100];
    for (int i = 0; i < losses.length; i++) {
      losses[i] =
          2.3026
              - 1.9 / (1 + Math.exp(-(i - 55) / 5.0))
              + 0.01 * Math.exp((i - 80) / 3.0)
              + 0.05 * Math.sin(1.7 * i)
              + 0.03 * Math.cos(4.1 * i);
    }
    int[] step = {0};
    RangeTestSettings settings = new RangeTestSettings(1e-6, 10, Ramp.EXPONENTIAL, 100, 4);
    Suggestion suggestion = suggest(rate -> losses[step[0]++], settings);

    double steepest = 1e-6 * Math.pow(1e7, 55 / 99.0);
    assertEquals(steepest, suggestion.learningRate().getAsDouble(), 0.35 * steepest);
    assertEquals(Verdict.RELIABLE, suggestion.verdict());
  }

  @Test
  void theLossScaleAndLevelDoNotMatter() {
    DoubleUnaryOperator loss = noisy(SyntheticLosses.sgd(), 0.05, 1);
    double expected = suggest(loss, settings(200)).learningRate().getAsDouble();
    for (double scale : new double[] {1e-3, 1e3}) {
      DoubleUnaryOperator same = noisy(SyntheticLosses.sgd(), 0.05, 1);
      Suggestion scaled = suggest(rate -> scale * same.applyAsDouble(rate), settings(200));
      assertEquals(expected, scaled.learningRate().getAsDouble(), 1e-12);
    }
    DoubleUnaryOperator same = noisy(SyntheticLosses.sgd(), 0.05, 1);
    Suggestion negative = suggest(rate -> same.applyAsDouble(rate) - 100, settings(200));
    assertEquals(expected, negative.learningRate().getAsDouble(), 1e-12);
  }

  @Test
  void worksOverALinearRamp() {
    RangeTestSettings linear = new RangeTestSettings(1e-3, 0.2, Ramp.LINEAR, 400, 4);
    assertNear(0.02, suggest(noisy(SyntheticLosses.sgd(), 0.04, 1), linear));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1200})
  void noiseAloneGivesNone(int iterations) {
    int numbers = 0;
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Suggestion suggestion =
          suggest(rate -> 2.3 + 0.2 * random.nextDouble(), settings(iterations));
      numbers += suggestion.learningRate().isPresent() ? 1 : 0;
    }
    assertTrue(numbers <= 1, numbers + " of 100 curves of noise gave a number");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.302585092994046, -7, 1e300, 1e-300})
  void aConstantGivesNone(double constant) {
    Suggestion suggestion = suggest(rate -> constant, settings(100));
    assertEquals(Verdict.NONE, suggestion.verdict());
    assertTrue(suggestion.reason().contains("--end-lr"), suggestion.reason());
  }

  @Test
  void fallingBackFromASpikeIsNoDescent() {
    DoubleUnaryOperator spike = noisy(SyntheticLosses.sgd(), 0.03, 1);
    RangeTestSettings never = new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, 400, 0);
    int[] step = {0};
    assertNear(
        0.02,
        suggest(
            rate -> {
              int i = step[0]++;
              double early = i > 40 && i < 60 ? 30 : 0;
              double late = i > 350 && i < 380 ? 1000 : 0;
              return spike.applyAsDouble(rate) + early + late;
            },
            never));
  }

  @Test
  void neverAnswersAtOrAfterALossThatIsNotFinite() {
    DoubleUnaryOperator loss = rate -> rate > 0.02 ? Double.NaN : 2.3 - 50 * rate;
    RangeTestResult result = test(loss, settings(200));
    Suggestion suggestion = SteepestDescent.suggest(result, settings(200));
    assertTrue(suggestion.learningRate().getAsDouble() < 0.02);
  }

  @Test
  void saysWhichEndOfTheRampToMove() {
    RangeTestSettings early = new RangeTestSettings(1e-4, 0.02, Ramp.EXPONENTIAL, 300, 4);
    assertUncertain("--end-lr", suggest(noisy(SyntheticLosses.sgd(), 0.03, 1), early));

    RangeTestSettings late = new RangeTestSettings(0.03, 1, Ramp.EXPONENTIAL, 300, 4);
    assertUncertain("--start-lr", suggest(noisy(SyntheticLosses.sgd(), 0.03, 1), late));

    Suggestion rising = suggest(rate -> 2 + 1000 * rate, settings(100));
    assertEquals(Verdict.NONE, rising.verdict());
    assertTrue(rising.reason().contains("--start-lr"), rising.reason());

    RangeTestSettings far = new RangeTestSettings(1, 1e6, Ramp.EXPONENTIAL, 20, 0);
    Suggestion blowUp = suggest(noisy(rate -> 2.2 * rate * rate, 0.5, 1), far);
    assertEquals(Verdict.NONE, blowUp.verdict());
    assertTrue(blowUp.reason().contains("--start-lr"), blowUp.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void tooFewLossesGiveNone(int iterations) {
    Suggestion suggestion = suggest(SyntheticLosses.sgd(), settings(iterations));
    assertEquals(Verdict.NONE, suggestion.verdict());
    assertTrue(suggestion.reason().startsWith("Only " + iterations + " "), suggestion.reason());
  }

  @Test
  void noLossesAtAllGiveNone() {
    assertEquals(Verdict.NONE, suggest(rate -> Double.NaN, settings(50)).verdict());
    RangeTestResult nothing =
        new RangeTestResult(
            new RangeCurve(new double[0], new double[0], new double[0]), StopReason.INTERRUPTED, 0);
    assertEquals(
        "Only 0 losses were measured before the interruption.",
        SteepestDescent.suggest(nothing, settings(50)).reason());
  }

  @Test
  void aCleanCurveIsReliable() {
    assertEquals(
        Verdict.RELIABLE,
        suggest(noisy(SyntheticLosses.adam(), 0.05, 1), settings(1200)).verdict());
  }

  private static Suggestion suggest(DoubleUnaryOperator loss, RangeTestSettings settings) {
    return SteepestDescent.suggest(test(loss, settings), settings);
  }

  private static void assertNear(double expected, Suggestion suggestion) {
    double rate = suggestion.learningRate().orElse(Double.NaN);
    assertTrue(
        rate > expected / FACTOR && rate < expected * FACTOR,
        "expected about " + expected + ", got " + suggestion);
  }

  private static void assertUncertain(String part, Suggestion suggestion) {
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict(), suggestion.reason());
    assertTrue(suggestion.reason().contains(part), suggestion.reason());
  }
}
