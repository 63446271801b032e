package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorSmoothingTest {
  private static final int SIZE = 300;

  /** A fall from 2.3 to 0.3 and a rise, with noise. */
  private static double[] losses(double noise, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, SIZE)
        .mapToDouble(
            i ->
                0.3
                    + 2 / (1 + Math.exp((i - 150) / 15.0))
                    + Math.exp((i - 290) / 8.0)
                    + noise * random.nextGaussian())
        .toArray();
  }

  private static RangeCurve curve(double[] losses) {
    double[] rates =
        IntStream.range(0, SIZE).mapToDouble(i -> Math.pow(10, i / 50.0 - 5)).toArray();
    return new RangeCurve(rates, losses, losses);
  }

  /** A running mean from the first loss on, or one from 0 that is corrected for that. */
  private static double[] smoothed(double[] losses, double keeps, boolean corrected) {
    double[] means = new double[losses.length];
    double mean = corrected ? 0 : losses[0];
    for (int i = 0; i < losses.length; i++) {
      mean = keeps * mean + (1 - keeps) * losses[i];
      means[i] = corrected ? mean / (1 - Math.pow(keeps, i + 1)) : mean;
    }
    return means;
  }

  @Test
  void tellsSmoothedLossesFromRawOnes() {
    int raw = 0;
    int fastai = 0;
    int torch = 0;
    for (long seed = 0; seed < 40; seed++) {
      double[] losses = losses(0.1, seed);
      raw += PriorSmoothing.isSeen(curve(losses)) ? 1 : 0;
      fastai += PriorSmoothing.isSeen(curve(smoothed(losses, 0.98, true))) ? 1 : 0;
      torch += PriorSmoothing.isSeen(curve(smoothed(losses, 0.95, false))) ? 1 : 0;
    }
    assertTrue(raw <= 2, "raw " + raw);
    assertTrue(fastai >= 34, "as fastai " + fastai);
    assertTrue(torch >= 36, "as torch-lr-finder " + torch);
  }

  @Test
  void lossesWithoutNoiseAreNotTakenForSmoothed() {
    assertFalse(PriorSmoothing.isSeen(curve(losses(0, 1))));
    assertFalse(PriorSmoothing.isSeen(curve(new double[SIZE])));
  }

  @Test
  void whatIsReliableBecomesUncertain() {
    Suggestion sure = new Suggestion(OptionalDouble.of(0.1), Verdict.RELIABLE, "It falls.");
    Judgement.Reading reading = new Judgement.Reading(SIZE, sure, Map.of());
    RangeCurve curve = curve(smoothed(losses(0.1, 1), 0.98, true));
    Suggestion doubted = PriorSmoothing.doubted(reading, curve).own();
    assertEquals(Verdict.UNCERTAIN, doubted.verdict());
    assertTrue(doubted.reason().startsWith("The losses look smoothed already"));
    assertEquals(sure.learningRate(), doubted.learningRate());
    assertSame(reading, PriorSmoothing.doubted(reading, curve(losses(0.1, 1))));
    Suggestion unsure = new Suggestion(OptionalDouble.of(0.1), Verdict.UNCERTAIN, "It is open.");
    Judgement.Reading open = new Judgement.Reading(SIZE, unsure, Map.of());
    assertSame(open, PriorSmoothing.doubted(open, curve));
  }
}
