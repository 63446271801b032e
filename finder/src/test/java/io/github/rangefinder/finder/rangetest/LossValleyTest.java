package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.noisy;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.settings;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.optimizer.Sgd;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossValleyTest {
  /** A quarter of a decade is what noise may move it by. */
  private static final double FACTOR = 1.8;

  /** The curve of SGD, and a blow-up near 0.8. */
  private static final DoubleUnaryOperator SGD =
      rate -> SyntheticLosses.sgd().applyAsDouble(rate) + Math.pow(rate / 0.8, 12);

  /** Plain gradient descent: no momentum lets the loss lag. */
  private static final Updates PLAIN = new Updates(Optional.of(new Sgd()), 1);

  private static final double SGD_PLACE = place(SGD);
  private static final double ADAM_PLACE = place(SyntheticLosses.adam());

  /** The place in the valley of a loss without noise, straight from its formula. */
  private static double place(DoubleUnaryOperator loss) {
    double step = 1.001;
    double lowest = 1e-4;
    for (double rate = 1e-4; rate < 1; rate *= step) {
      lowest = loss.applyAsDouble(rate) < loss.applyAsDouble(lowest) ? rate : lowest;
    }
    double first = loss.applyAsDouble(1e-4);
    double fall = first - loss.applyAsDouble(lowest);
    double right = lowest;
    while (loss.applyAsDouble(right) < first - 0.7 * fall) {
      right *= step;
    }
    double sum = 0;
    double weights = 0;
    for (double rate = 1e-4; rate < 1; rate *= step) {
      double weight = Math.pow(Math.max(0, (first - loss.applyAsDouble(rate)) / fall), 10);
      sum += weight * Math.log(rate);
      weights += weight;
    }
    return 0.64 * Math.exp(0.75 * sum / weights) * Math.pow(right, 0.25);
  }

  @ParameterizedTest
  @CsvSource({"40,0.02", "100,0.05", "300,0.05", "1200,0.08", "25001,0.08"})
  void findsThePlaceInTheValleyHoweverLongTheTest(int iterations, double noise) {
    for (long seed = 0; seed < 20; seed++) {
      assertNear(SGD_PLACE, suggest(noisy(SGD, noise, seed), settings(iterations)));
      assertNear(
          ADAM_PLACE, suggest(noisy(SyntheticLosses.adam(), noise, seed), settings(iterations)));
    }
  }

  @Test
  void findsTheValleyOfThePublishedComparison() {
    // the curve on which the known rules answer 0.0023 to 0.275; its bottom is at step 76, and
    // three
    // tenths of the fall are lost again at step 92
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

    double place = 0.64 * 1e-6 * Math.pow(1e7, (0.75 * 76 + 0.25 * 92) / 99.0);
    assertEquals(place, suggestion.learningRate().getAsDouble(), 0.35 * place);
    assertEquals(Verdict.RELIABLE, suggestion.verdict());
  }

  @ParameterizedTest
  @CsvSource({"1e-3,0", "1e3,0", "1,-100", "0.25,1e4"})
  void theLossScaleAndLevelDoNotMatter(double scale, double level) {
    RangeTestResult result = test(noisy(SGD, 0.05, 1), settings(200));
    RangeCurve curve = result.curve();
    double[] rates = new double[curve.size()];
    double[] losses = new double[curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      rates[i] = curve.learningRate(i);
      losses[i] = scale * curve.loss(i) + level;
    }
    RangeCurve same = new RangeCurve(rates, losses, losses);
    Suggestion moved =
        LossValley.suggest(new RangeTestResult(same, result.stopReason(), 0), settings(200));
    double expected = LossValley.suggest(result, settings(200)).learningRate().getAsDouble();
    assertEquals(expected, moved.learningRate().getAsDouble(), 1e-9 * expected);
  }

  @Test
  void worksOverALinearRamp() {
    RangeTestSettings linear = new RangeTestSettings(1e-3, 1, Ramp.LINEAR, 400, 4);
    assertNear(SGD_PLACE, suggest(noisy(SGD, 0.04, 1), linear));
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
    assertTrue(suggestion.reason().contains("raise the end learning rate"), suggestion.reason());
  }

  @Test
  void fallingBackFromASpikeIsNoDescent() {
    DoubleUnaryOperator spike = noisy(SGD, 0.03, 1);
    RangeTestSettings never = new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, 400, 0);
    int[] step = {0};
    assertNear(
        SGD_PLACE,
        suggest(
            rate -> {
              int i = step[0]++;
              double early = i > 40 && i < 60 ? 30 : 0;
              double late = i > 385 && i < 395 ? 1000 : 0;
              return spike.applyAsDouble(rate) + early + late;
            },
            never));
  }

  @Test
  void neverAnswersAtOrAfterALossThatIsNotFinite() {
    DoubleUnaryOperator loss = rate -> rate > 0.02 ? Double.NaN : 2.3 - 50 * rate;
    RangeTestResult result = test(loss, settings(200));
    Suggestion suggestion = LossValley.suggest(result, settings(200));
    assertTrue(suggestion.learningRate().getAsDouble() < 0.02);
  }

  @Test
  void aFlatBottomCountsAsAWholeWhereverNoiseHasItsLowestLoss() {
    // flat from 1e-4 to 0.03: the bottom is the middle, 1.7e-3, and the right end is 0.03
    DoubleUnaryOperator flat =
        rate -> 0.3 + 2 / (1 + Math.pow(rate / 3e-5, 6)) + Math.pow(rate / 0.05, 8);
    RangeTestSettings wide = new RangeTestSettings(1e-6, 1, Ramp.EXPONENTIAL, 600, 4);
    double expected = 0.64 * Math.pow(1.7e-3, 0.75) * Math.pow(0.04, 0.25);
    for (long seed = 0; seed < 20; seed++) {
      assertNear(expected, suggest(noisy(flat, 0.1, seed), wide));
    }
  }

  @Test
  void aFallThatNoiseMayExplainIsWorthAnUncertainAnswerBeforeABlowUpOnly() {
    DoubleUnaryOperator shallow =
        rate -> 2.3 - 0.5 / (1 + Math.pow(rate / 0.01, -2)) + Math.pow(rate / 0.4, 8);
    int before = 0;
    int open = 0;
    for (long seed = 0; seed < 40; seed++) {
      RangeTestResult result = test(noisy(shallow, 0.9, seed), settings(300));
      assertTrue(result.stopReason().blewUp());
      Suggestion blownUp = LossValley.suggest(result, settings(300));
      assertTrue(blownUp.verdict() != Verdict.RELIABLE, blownUp::reason);
      before += blownUp.learningRate().isPresent() ? 1 : 0;
      RangeTestResult same = new RangeTestResult(result.curve(), StopReason.COMPLETED, 0);
      Suggestion other = LossValley.suggest(same, settings(300));
      open += other.learningRate().isPresent() && !other.reason().contains("it rises") ? 1 : 0;
    }
    assertTrue(before >= 20 && open <= 10, before + " answers before a blow-up, else " + open);
  }

  @Test
  void saysWhichEndOfTheRampToMove() {
    RangeTestSettings early = new RangeTestSettings(1e-4, 0.1, Ramp.EXPONENTIAL, 300, 4);
    assertUncertain("raise the end learning rate", suggest(noisy(SGD, 0.03, 1), early));

    RangeTestSettings low = new RangeTestSettings(1e-4, 0.5, Ramp.EXPONENTIAL, 300, 4);
    assertUncertain("still low", suggest(noisy(SGD, 0.03, 1), low));

    RangeTestSettings late = new RangeTestSettings(0.03, 1, Ramp.EXPONENTIAL, 300, 4);
    assertUncertain("lower the start learning rate", suggest(noisy(SGD, 0.03, 1), late));

    Suggestion rising = suggest(rate -> 2 + 1000 * rate, settings(100));
    assertEquals(Verdict.NONE, rising.verdict());
    assertTrue(rising.reason().contains("lower the start learning rate"), rising.reason());

    RangeTestSettings far = new RangeTestSettings(1, 1e6, Ramp.EXPONENTIAL, 20, 0);
    Suggestion blowUp = suggest(noisy(rate -> 2.2 * rate * rate, 0.5, 1), far);
    assertEquals(Verdict.NONE, blowUp.verdict());
    assertTrue(blowUp.reason().contains("lower the start learning rate"), blowUp.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void tooFewLossesGiveNone(int iterations) {
    Suggestion suggestion = suggest(SyntheticLosses.sgd(), settings(iterations));
    assertEquals(Verdict.NONE, suggestion.verdict());
    assertTrue(suggestion.reason().startsWith("Only " + iterations + " "), suggestion.reason());
  }

  @Test
  void aShortTestIsNotCalledNoisyAndOneOfLessThanItNeedsIsToBeLonger() {
    DoubleUnaryOperator steep = rate -> 0.3 + 2 / (1 + Math.pow(rate / 1e-3, 4)) + 10 * rate * rate;
    Suggestion few = suggest(steep, new RangeTestSettings(1e-6, 10, Ramp.EXPONENTIAL, 10, 0));
    assertEquals(Verdict.NONE, few.verdict());
    assertTrue(few.reason().startsWith("Only 10 losses do not show whether"), few::reason);
    Suggestion fewer = suggest(steep, new RangeTestSettings(1e-6, 10, Ramp.EXPONENTIAL, 9, 0));
    assertEquals(
        "Only 9 losses were measured; 10 are needed: take more epochs or iterations.",
        fewer.reason());
  }

  @Test
  void aLossThatFallsAllAlongIsToldToGoOn() {
    Suggestion falling =
        suggest(noisy(rate -> 2.3 - 0.2 * Math.log10(rate / 1e-4), 0.01, 3), settings(300));
    assertUncertain("still falling at the end of the test: raise the end", falling);
  }

  @Test
  void noLossesAtAllGiveNone() {
    assertEquals(Verdict.NONE, suggest(rate -> Double.NaN, settings(50)).verdict());
    RangeTestResult nothing =
        new RangeTestResult(
            new RangeCurve(new double[0], new double[0], new double[0]), StopReason.INTERRUPTED, 0);
    assertEquals(
        "No loss was measured before the interruption.",
        LossValley.suggest(nothing, settings(50)).reason());
  }

  @Test
  void aTestThatIsInterruptedSoonerThanItsSmoothingReachesHasAnAnswer() {
    int measured = 2061;
    double[] rates = new double[measured];
    double[] losses = new double[measured];
    for (int i = 0; i < measured; i++) {
      rates[i] = 1e-4 * (1 + 1e-6 * i);
      losses[i] = 2.3 - 1e-3 * i + (i % 2 == 0 ? 0.01 : -0.01);
    }
    RangeTestResult interrupted =
        new RangeTestResult(new RangeCurve(rates, losses, losses), StopReason.INTERRUPTED, 0);
    assertEquals(
        "The test was interrupted before the loss rose again.",
        LossValley.suggest(interrupted, settings(5_000_000)).reason());
  }

  @Test
  void aCleanCurveWithAGentleRiseIsReliable() {
    for (int iterations : new int[] {300, 600, 1200}) {
      for (long seed = 0; seed < 20; seed++) {
        Suggestion suggestion =
            suggest(noisy(SyntheticLosses.gentle(), 0.05, seed), settings(iterations));
        assertEquals(Verdict.RELIABLE, suggestion.verdict(), suggestion.reason());
      }
    }
  }

  @Test
  void aRiseThatWasNotSeenOrIsACliffOrASlopeLeavesADoubt() {
    RangeTestSettings soonOver = new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, 1200, 1.2);
    assertUncertain(
        "risen by three fifths of its fall",
        suggest(noisy(risingBy(-1.5, 0.5), 0.03, 1), soonOver));
    assertUncertain(
        "breaks almost at once", suggest(noisy(risingBy(-16, 0.5), 0.03, 1), settings(1200)));
    RangeTestSettings wide = new RangeTestSettings(1e-5, 1e3, Ramp.EXPONENTIAL, 1200, 4);
    assertUncertain("rises so slowly", suggest(noisy(risingBy(-1, 0.5), 0.03, 1), wide));
    assertUncertain(
        "too noisy, beside its fall",
        suggest(noisy(SyntheticLosses.gentle(), 0.3, 3), settings(300)));
  }

  @Test
  void aLossThatComesDownToLittleLeavesADoubt() {
    assertUncertain(
        "comes down to 1/46 of where it began",
        suggest(noisy(risingBy(-4, 0.05), 0.03, 1), settings(1200)));
    Suggestion higher = suggest(noisy(risingBy(-4, 0.4), 0.03, 1), settings(1200));
    assertEquals(Verdict.RELIABLE, higher.verdict(), higher.reason());
    DoubleUnaryOperator below = rate -> risingBy(-4, 0.05).applyAsDouble(rate) - 1;
    Suggestion negative = suggest(below, settings(1200));
    assertFalse(negative.reason().contains("comes down to"), negative.reason());
  }

  @Test
  void aFallRightBelowTheRiseLeavesADoubt() {
    // the same gentle rise each time, and falls nearer and nearer to it
    for (double place : new double[] {3e-4, 1e-3}) {
      Suggestion early = suggest(noisy(fallingAt(place), 0.03, 1), settings(1200));
      assertEquals(Verdict.RELIABLE, early.verdict(), early.reason());
    }
    Suggestion late = suggest(noisy(fallingAt(8e-3), 0.03, 1), settings(1200));
    assertUncertain("Half of the loss's fall comes late, from a third of this", late);
    Suggestion partly = suggest(noisy(fallingAt(2.5e-3), 0.03, 1), settings(1200));
    assertUncertain("A fifth of the loss's fall comes late, from a third of this", partly);
    assertTrue(late.learningRate().getAsDouble() < 3e-2, late::toString);
  }

  /** A loss that falls at some rate and rises again around 0.05. */
  private static DoubleUnaryOperator fallingAt(double place) {
    return rate ->
        0.5 + 1.8 / (1 + Math.pow(rate / place, 4)) + 1.8 / (1 + Math.pow(rate / 0.05, -3));
  }

  /** A loss that falls to a floor from 2.3 and rises again with some power of the rate. */
  private static DoubleUnaryOperator risingBy(double power, double floor) {
    return rate ->
        floor
            + (2.3 - floor) / (1 + Math.pow(rate / 3e-4, 3))
            + 2.2 / (1 + Math.pow(rate / 0.05, power));
  }

  private static Suggestion suggest(DoubleUnaryOperator loss, RangeTestSettings settings) {
    return LossValley.suggest(test(loss, settings), settings, PLAIN);
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
