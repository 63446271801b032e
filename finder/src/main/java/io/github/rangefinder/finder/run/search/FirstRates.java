package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Where a range test sends the first trainings of a race: a decade to either side of what it
 * suggests, and never to where it blew up. The best rates of the study's tasks lie there, and a
 * race goes on beyond an end at which the best one is.
 *
 * <p>Where a test suggests nothing but blows up, they go around the rate that the blow-up tells; in
 * the study that does better than trainings at all of the test's rates, see {@code suggestions.md}.
 * These are left where it does neither, or where the blow-up may be noise: of a few losses of small
 * batches the first may be the smallest by chance, and the others many times as high.
 */
public final class FirstRates {
  /** The smallest and the largest rates that are ever tried. */
  static final RaceRules.Range LIMITS = new RaceRules.Range(1e-7, 100);

  /** How far they go to either side. */
  private static final double AROUND = 10;

  /** The first trainings span at least so much. */
  private static final double LEAST = 10;

  /** Where a test says nothing but blows up, this share of the last rate is about the best. */
  private static final double OF_BLOW_UP = 0.03;

  /** Fewer losses than these do not tell a blow-up from noise, … */
  private static final int FEW_LOSSES = 10;

  /** … unless the last one is so many times the median of those before. */
  private static final double OUT_OF_NOISE = 4;

  private FirstRates() {}

  /** The rate that a blow-up tells; empty for a test without one. */
  public static OptionalDouble belowBlowUp(RangeTestResult test) {
    RangeCurve curve = test.curve();
    return blewUp(test)
        ? OptionalDouble.of(OF_BLOW_UP * curve.learningRate(curve.size() - 1))
        : OptionalDouble.empty();
  }

  /** Whether a test blew up by more than noise may explain. */
  private static boolean blewUp(RangeTestResult test) {
    RangeCurve curve = test.curve();
    int last = curve.size() - 1;
    if (test.stopReason() != StopReason.DIVERGED || last < 1 || last + 1 >= FEW_LOSSES) {
      return test.stopReason().blewUp();
    }
    double[] before = IntStream.range(0, last).mapToDouble(curve::loss).toArray();
    return curve.loss(last) > OUT_OF_NOISE * Quantiles.of(before).median();
  }

  /**
   * The ends of the first trainings' rates.
   *
   * @param test with at least one loss
   * @param suggested what is read off it, if anything is
   */
  static RaceRules.Range of(RangeTestResult test, OptionalDouble suggested) {
    OptionalDouble centre = suggested.isPresent() ? suggested : belowBlowUp(test);
    return centre.isPresent()
        ? within(test, centre.getAsDouble() / AROUND, centre.getAsDouble() * AROUND)
        : within(test, test.curve().learningRate(0), PriorTest.END);
  }

  private static RaceRules.Range within(RangeTestResult test, double low, double high) {
    RangeCurve curve = test.curve();
    double broke = blewUp(test) ? curve.learningRate(curve.size() - 1) : LIMITS.high();
    double from = Math.max(LIMITS.low(), Math.min(low, LIMITS.high() / LEAST));
    double to = Math.max(from * LEAST, Math.min(LIMITS.high(), Math.min(high, broke)));
    return new RaceRules.Range(from, to);
  }
}
