package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.BlowUp;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.search.RaceRules;
import java.util.OptionalDouble;

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

  private FirstRates() {}

  /**
   * The ends of the first trainings' rates.
   *
   * @param test with at least one loss
   * @param suggested what is read off it, if anything is
   */
  static RaceRules.Range of(RangeTestResult test, OptionalDouble suggested) {
    OptionalDouble centre =
        suggested.isPresent() ? suggested : BlowUp.below(test.curve(), test.stopReason());
    return centre.isPresent()
        ? within(test, centre.getAsDouble() / AROUND, centre.getAsDouble() * AROUND)
        : within(test, test.curve().learningRate(0), PriorTest.END);
  }

  private static RaceRules.Range within(RangeTestResult test, double low, double high) {
    RangeCurve curve = test.curve();
    double broke =
        BlowUp.isSeen(curve, test.stopReason())
            ? curve.learningRate(curve.size() - 1)
            : LIMITS.high();
    double from = Math.max(LIMITS.low(), Math.min(low, LIMITS.high() / LEAST));
    double to = Math.max(from * LEAST, Math.min(LIMITS.high(), Math.min(high, broke)));
    return new RaceRules.Range(from, to);
  }
}
