package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the place tells at which a loss blew up, or clearly rose at the end of the test, where it
 * did not fall before.
 *
 * <p>A loss may stand still in a test and fall in a training, which is longer: in deep nets, those
 * of sigmoids, for parity. The rate at which it blows up is known all the same, and a small share
 * of it does better than what the other rules read off such a curve, see {@code suggestions.md}.
 */
public final class BlowUp {
  /** This share of the last rate is about the best. */
  private static final double SHARE = 0.03;

  /** Fewer losses than these do not tell a blow-up from noise, … */
  private static final int FEW_LOSSES = 10;

  /** … unless the last one is so many times the median of those before. */
  private static final double OUT_OF_NOISE = 4;

  /** Up to such a part of the rise that is seen a loss stands still. */
  private static final double LITTLE = 0.1;

  private BlowUp() {}

  /** Whether a test blew up by more than noise may explain. */
  public static boolean isSeen(RangeCurve curve, StopReason stopReason) {
    int last = curve.size() - 1;
    if (stopReason != StopReason.DIVERGED || last < 1 || last + 1 >= FEW_LOSSES) {
      return stopReason.blewUp();
    }
    double[] before = IntStream.range(0, last).mapToDouble(curve::loss).toArray();
    return curve.loss(last) > OUT_OF_NOISE * Quantiles.of(before).median();
  }

  /** The rate that a blow-up tells; empty for a test without one. */
  public static OptionalDouble below(RangeCurve curve, StopReason stopReason) {
    return isSeen(curve, stopReason)
        ? OptionalDouble.of(belowTheLast(curve))
        : OptionalDouble.empty();
  }

  private static double belowTheLast(RangeCurve curve) {
    return SHARE * curve.learningRate(curve.size() - 1);
  }

  /**
   * That rate as an answer, an uncertain one; empty where a test did not blow up, began above it or
   * right below, or where its loss had risen there.
   */
  static Optional<Suggestion> suggestion(
      NoisyCurve curve, RangeCurve rates, StopReason stopReason) {
    boolean blewUp = isSeen(rates, stopReason);
    if (!blewUp && !risesAtTheEnd(curve, stopReason)) {
      return Optional.empty();
    }
    double below = belowTheLast(rates);
    int place = 0;
    while (place < curve.size() && rates.learningRate(place) < below) {
      place++;
    }
    return place >= FEW_LOSSES && place < curve.size() && stands(curve, place)
        ? Optional.of(
            new Suggestion(
                OptionalDouble.of(below),
                Verdict.UNCERTAIN,
                Reason.of(
                    blewUp
                        ? "The loss falls no further, before it blows up, than its noise may"
                            + " explain: this is the thirtieth part of where it blew up, and no"
                            + " more is known."
                        : "The loss falls no further, before it rises, than its noise may explain:"
                            + " this is the thirtieth part of the last learning rate, and no more"
                            + " is known.",
                    Remedy.VERIFY)))
        : Optional.empty();
  }

  /** Whether a test that came to its end saw the loss rise, if not by as much as a blow-up. */
  private static boolean risesAtTheEnd(NoisyCurve curve, StopReason stopReason) {
    return stopReason == StopReason.COMPLETED && curve.risesByRanks();
  }

  /** Whether the loss had not risen yet by more than a little. */
  private static boolean stands(NoisyCurve curve, int place) {
    double risen = curve.value(place) - curve.value(0);
    double rise = curve.value(curve.size() - 1) - curve.value(0);
    return risen <= Math.max(LITTLE * rise, curve.noise());
  }
}
