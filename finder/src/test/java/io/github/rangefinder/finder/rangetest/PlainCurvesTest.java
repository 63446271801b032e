package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody sees in a picture of a curve, the verdict and its sentence say too. */
@AddLifecycleHook(PropertySeed.class)
class PlainCurvesTest {
  private static final double DECADES = 6;

  /** So many curves of fixed seeds show how often chance has its way. */
  private static final int CURVES = 2000;

  /** A loss that falls by 1 over some decades, stays low for one, and rises. */
  private static double[] valley(
      int size, double place, double over, double height, double noise, long seed) {
    Random random = new Random(seed);
    double[] losses = new double[size];
    for (int i = 0; i < size; i++) {
      double x = DECADES * i / (size - 1);
      double fall = 1 / (1 + Math.exp(4.4 / over * (x - place)));
      double rise = Math.exp(6 * (x - place - over / 2 - 1));
      losses[i] = height + fall + Math.min(rise, 50) + noise * random.nextGaussian();
    }
    return losses;
  }

  private static Suggestion suggest(double[] losses, StopReason reason) {
    RangeCurve curve = Curves.curve(losses, i -> 1e-5 * Math.pow(10, DECADES * i / losses.length));
    RangeTestSettings settings =
        new RangeTestSettings(1e-5, 10, Ramp.EXPONENTIAL, losses.length, 0);
    return LossValley.suggest(new RangeTestResult(curve, reason, 0), settings);
  }

  /** At any height, over up to three decades, in losses as noisy as those of small batches. */
  @Property(tries = 500)
  void aFallAndARiseAreNeverNoise(
      @ForAll @IntRange(min = 150, max = 1000) int size,
      @ForAll @DoubleRange(min = 1.6, max = 3) double place,
      @ForAll @DoubleRange(min = 0.3, max = 3) double over,
      @ForAll @DoubleRange(min = -8, max = 8) double height,
      @ForAll @DoubleRange(min = 0, max = 0.1) double noise,
      @ForAll long seed) {
    double level = Math.signum(height) * Math.pow(10, Math.abs(height));
    double[] losses = valley(size, place, over, level, noise, seed);
    Suggestion suggestion = suggest(losses, StopReason.COMPLETED);
    assertNotEquals(Verdict.NONE, suggestion.verdict(), suggestion::reason);
    double rate = Math.log10(suggestion.learningRate().getAsDouble()) + 5;
    assertTrue(rate > place - over / 2 && rate < place + over / 2 + 1.3, () -> "at " + rate);
    RateRange range = suggestion.range().orElseThrow();
    assertTrue(Math.log10(range.low()) + 5 <= rate + 1e-9, range::toString);
    assertTrue(rate <= Math.log10(range.high()) + 5 + 1e-9, range::toString);
  }

  /**
   * A height is nothing: the same losses a thousand higher are the same curve, where none of them
   * comes down to nearly nothing.
   */
  @Property(tries = 200)
  void theHeightDoesNotMatter(
      @ForAll @IntRange(min = 60, max = 500) int size,
      @ForAll @DoubleRange(min = 0.5, max = 3.5) double place,
      @ForAll @DoubleRange(min = 0, max = 0.3) double noise,
      @ForAll @IntRange(min = -1000, max = 1000) int height,
      @ForAll long seed) {
    double[] losses = valley(size, place, 1, 1, noise, seed);
    double above = height < 0 ? height - 5 : height;
    Suggestion low = suggest(losses, StopReason.COMPLETED);
    Suggestion high =
        suggest(Arrays.stream(losses).map(y -> y + above).toArray(), StopReason.COMPLETED);
    assertEquals(low.verdict(), high.verdict());
    assertEquals(low.reason(), high.reason());
    assertEquals(
        low.learningRate().orElse(0),
        high.learningRate().orElse(0),
        1e-6 * low.learningRate().orElse(0));
  }

  /**
   * Single precision at a great height: the losses come in steps, which is no fall but by chance.
   */
  @Test
  void stepsOfSinglePrecisionAreNoFall() {
    Random random = new Random(4);
    int numbers = 0;
    for (int i = 0; i < CURVES; i++) {
      float height = (float) Math.pow(10, 4 * random.nextDouble());
      double[] losses = new double[60 + random.nextInt(441)];
      Arrays.setAll(losses, j -> height + Math.ulp(height) * random.nextInt(2));
      numbers += suggest(losses, StopReason.COMPLETED).verdict() == Verdict.NONE ? 0 : 1;
    }
    assertTrue(numbers <= CURVES / 1000, numbers + " numbers");
  }

  /** A slope of twenty times the noise is seen in any curve of some length. */
  @Property(tries = 300)
  void aPlainSlopeIsNeverCalledNoise(
      @ForAll @IntRange(min = 61, max = 500) int size,
      @ForAll @DoubleRange(min = 0.2, max = 3) double slope,
      @ForAll @DoubleRange(min = 0.01, max = 0.05) double noise,
      @ForAll boolean falls,
      @ForAll long seed) {
    Random random = new Random(seed);
    Suggestion suggestion =
        suggest(line(size, falls ? -slope : slope, noise * slope, random), StopReason.COMPLETED);
    if (falls) {
      assertTrue(suggestion.learningRate().isPresent(), suggestion::reason);
    } else {
      assertEquals(Verdict.NONE, suggestion.verdict(), suggestion::reason);
      assertTrue(saysThatItRises(suggestion), suggestion::reason);
    }
  }

  /** Chance makes a fall or a rise of noise now and then, more often of few losses. */
  @ParameterizedTest
  @CsvSource({"10, 40", "10, 500", "100, 500"})
  void ofNoiseNextToNothingIsSaid(int least, int most) {
    Random random = new Random(most - least);
    int numbers = 0;
    int rises = 0;
    for (int i = 0; i < CURVES; i++) {
      int size = least + random.nextInt(most - least + 1);
      Suggestion suggestion = suggest(line(size, 0, 1, random), StopReason.COMPLETED);
      assertNotEquals(Verdict.RELIABLE, suggestion.verdict(), suggestion::reason);
      numbers += suggestion.learningRate().isPresent() ? 1 : 0;
      rises += saysThatItRises(suggestion) ? 1 : 0;
    }
    assertTrue(numbers <= CURVES / 100, numbers + " numbers");
    assertTrue(rises <= CURVES / 1000, rises + " rises");
  }

  /** A refusal is true of its curve, and what rises gets no number, but by chance. */
  @Test
  void refusalsSayWhatIsThere() {
    Random random = new Random(3);
    int numbers = 0;
    int rises = 0;
    for (int i = 0; i < CURVES; i++) {
      double slope = 6 * random.nextDouble() - 3;
      double[] losses = line(10 + random.nextInt(491), slope, 0.01 + random.nextDouble(), random);
      Suggestion suggestion = suggest(losses, StopReason.COMPLETED);
      numbers += slope > 0 && suggestion.learningRate().isPresent() ? 1 : 0;
      rises += slope < 0 && saysThatItRises(suggestion) ? 1 : 0;
    }
    assertTrue(numbers <= CURVES / 1000, numbers + " numbers for what rises");
    assertTrue(rises <= CURVES / 1000, rises + " rises of what falls");
  }

  /** A few losses that fall in plain sight, and rise, may show too little; they never only rise. */
  @Property(tries = 500)
  void aFallInFewLossesIsNotPassedOver(
      @ForAll @IntRange(min = 12, max = 40) int size,
      @ForAll @DoubleRange(min = 2, max = 3) double place,
      @ForAll @DoubleRange(min = 0.3, max = 3) double over,
      @ForAll @DoubleRange(min = 0, max = 0.02) double noise,
      @ForAll long seed) {
    Suggestion suggestion =
        suggest(valley(size, place, over, 0, noise, seed), StopReason.COMPLETED);
    assertFalse(suggestion.reason().contains("only rises"), suggestion::reason);
    assertFalse(suggestion.reason().contains("neither"), suggestion::reason);
  }

  private static double[] line(int size, double slope, double noise, Random random) {
    double[] losses = new double[size];
    Arrays.setAll(losses, i -> slope * i / size + noise * random.nextGaussian());
    return losses;
  }

  private static boolean saysThatItRises(Suggestion suggestion) {
    return suggestion.verdict() == Verdict.NONE
        && (suggestion.reason().contains("The loss only rises")
            || suggestion.reason().contains("The loss rises"));
  }

  /** A last batch of a few samples is ten times as noisy, and counts a tenth. */
  @Property(tries = 100)
  void aRemainderDoesNotMoveTheAnswer(
      @ForAll @DoubleRange(min = 1.6, max = 3) double place, @ForAll long seed) {
    double[] losses = valley(300, place, 1, 0, 0.02, seed);
    Suggestion clean = suggest(losses, StopReason.COMPLETED);
    Random random = new Random(seed + 1);
    double[] weights = new double[losses.length];
    double[] rates = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      boolean remainder = i % 11 == 10;
      weights[i] = remainder ? 0.02 : 1;
      losses[i] += remainder ? 0.15 * random.nextGaussian() : 0;
      rates[i] = 1e-5 * Math.pow(10, DECADES * i / losses.length);
    }
    RangeCurve curve =
        new RangeCurve(rates, losses, losses, weights, RangeCurve.Looks.none(losses.length));
    RangeTestSettings settings = new RangeTestSettings(1e-5, 10, Ramp.EXPONENTIAL, 300, 0);
    Suggestion withRemainders =
        LossValley.suggest(new RangeTestResult(curve, StopReason.COMPLETED, 0), settings);
    assertEquals(clean.verdict(), withRemainders.verdict(), withRemainders::reason);
    assertEquals(
        Math.log10(clean.learningRate().orElseThrow()),
        Math.log10(withRemainders.learningRate().orElseThrow()),
        0.25);
  }
}
