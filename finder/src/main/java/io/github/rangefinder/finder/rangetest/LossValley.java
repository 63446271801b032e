package io.github.rangefinder.finder.rangetest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Rangefinder's own rule: the {@link Bottom} of the {@link Valley} of the loss, and its right end.
 *
 * <p>With {@code b} the bottom and {@code r} the learning rate where three tenths of the fall are
 * lost again, the place is {@code b^0.75 r^0.25}: a quarter of the way from the bottom to the end,
 * on the logarithmic axis. The suggestion lies below it, since a training stays where the test only
 * passes by, and since the loss lags; how far, the {@link Updates} decide.
 *
 * <p>No single place will do. Where the loss falls, it falls because of all the learning rates
 * before, so that this side moves to the left as the test gets longer, and trainings there end
 * several times worse than need be. Where it rises, a training would blow up. The lowest point
 * between them is moved by noise wherever the valley is flat. The share and the factor were chosen
 * by trainings at many learning rates, see {@code suggestions.md}.
 *
 * <p>How far the place can be trusted is told by the {@link Rise}, and by whether the fall was a
 * {@link DeepFall} or a {@link LateFall}. Unless the loss falls above its noise, clearly so where
 * it does not blow up afterwards, there is no suggestion but what a {@link BlowUp} tells. Losses
 * from the first one on that is not finite never count, and very many are taken as the means of
 * {@link LongCurve}.
 */
public final class LossValley {
  /** The rule's name in files. */
  public static final String NAME = "rangefinder";

  /** Of the whole fall, what is still to come at the left end. */
  private static final double STILL_TO_COME = 0.1;

  /** Of the whole fall, what is lost again at the right end. */
  private static final double LOST_AGAIN = 0.3;

  /** How far the answer lies from the bottom to the right end, on the logarithmic axis. */
  private static final double TO_THE_RIGHT = 0.25;

  /** A loss that falls by half so soon may have fallen before the first learning rate. */
  private static final double HALF = 0.5;

  /** Fewer losses than these show no shape. */
  private static final int LEAST_LOSSES = 10;

  /** A test of fewer losses than these hardly knows their noise. */
  private static final int FEW_LOSSES = 30;

  /** A fall of this many standard errors, from the first loss to the lowest, is no accident. */
  private static final double FALLS = 6;

  /**
   * Before a blow-up one of so many is worth an answer, if an uncertain one: where a test of noise
   * blows up, three in a hundred are as large, and a rate below the blow-up does better than none.
   */
  private static final double FALLS_BEFORE_A_BLOW_UP = 2.5;

  /** By their ranks losses fall at so many standard deviations: one in a thousand of noise does. */
  private static final double RANKS_FALL = 5;

  /** Before a blow-up so many are: one in a thousand of noise that blows up has them. */
  private static final double RANKS_FALL_BEFORE_A_BLOW_UP = 4;

  /** A fall that stands out by fewer, in either way, may be one of losses far above the others. */
  private static final double OF_OUTLIERS = 4.5;

  /** One of so many may be a fall or an accident, … */
  private static final double MAY_FALL = 2;

  /** … as one of so many standard deviations of the ranks. */
  private static final double RANKS_MAY_FALL = 3;

  /** A fall less clear than this many standard errors may be an accident of these batches. */
  private static final double CLEAR = 8;

  private final RangeCurve rates;
  private final StopReason stopReason;
  private final NoisyCurve curve;
  private final int planned;
  private final double below;
  private final DoubleUnaryOperator lag;

  private LossValley(RangeTestResult result, RangeTestSettings settings, Updates updates) {
    RangeCurve judged = result.curve().judged();
    planned = Math.max(settings.points(), judged.size());
    int together = LongCurve.together(judged.size(), planned);
    rates = LongCurve.means(judged, together);
    stopReason = result.stopReason();
    curve = new NoisyCurve(rates, LongCurve.means(planned, together));
    below = updates.below();
    lag = points -> updates.lag(points * together) / together;
  }

  /**
   * What a finished range test of an optimizer that nobody knows suggests; never throws for any
   * losses.
   *
   * @param result the test
   * @param settings what it was asked to do
   */
  public static Suggestion suggest(RangeTestResult result, RangeTestSettings settings) {
    return suggest(result, settings, Updates.UNKNOWN);
  }

  /**
   * What a finished range test suggests; never throws for any losses.
   *
   * @param result the test
   * @param settings what it was asked to do
   * @param updates what is known of its updates
   */
  public static Suggestion suggest(
      RangeTestResult result, RangeTestSettings settings, Updates updates) {
    return new LossValley(result, settings, updates).suggest();
  }

  private Suggestion suggest() {
    if (curve.size() < LEAST_LOSSES) {
      return none(tooFew());
    }
    Valley valley = new Valley(curve);
    if (valley.fall() <= 0 || !falls(valley)) {
      return BlowUp.suggestion(curve, rates, stopReason).orElseGet(() -> none(noDescent(valley)));
    }
    double left = rates.learningRate(valley.left(STILL_TO_COME));
    double right = rates.learningRate(valley.right(LOST_AGAIN));
    double place =
        StrictMath.pow(Bottom.of(valley, rates), 1 - TO_THE_RIGHT)
            * StrictMath.pow(right, TO_THE_RIGHT);
    double rate = below * Earlier.rate(rates, place, lag);
    Optional<Reason> doubt = doubt(valley, rate);
    return new Suggestion(
        OptionalDouble.of(rate),
        doubt.isEmpty() ? Verdict.RELIABLE : Verdict.UNCERTAIN,
        List.of(
            doubt.orElse(
                Reason.of(
                    "The loss falls far above its noise and rises again; this is a rate between"
                        + " the two."))),
        range(rate, left, right),
        Evidence.CURVE);
  }

  /**
   * Whether the losses fall: by their ranks, or where they are smoothed. A smoothed fall may be one
   * only since most losses are near each other; then their ranks have to know of it, too.
   */
  private boolean falls(Valley valley) {
    boolean smoothed = curve.steepest() >= 0 || valley.clarity() >= leastClarity();
    if (smoothed && (stopReason.blewUp() || isAboveOutliers(valley))) {
      return true;
    }
    double ranked = ranked(valley);
    return ranked >= leastRanked() || smoothed && ranked >= OF_OUTLIERS;
  }

  /** Whether a fall stands out even where losses far above the others count as noise. */
  private boolean isAboveOutliers(Valley valley) {
    double rough = curve.roughness(valley.right(LOST_AGAIN));
    boolean isBelow = valley.clarity() * curve.noise() < OF_OUTLIERS * rough;
    return !isBelow; // without noise the product is no number, and every fall stands out
  }

  /** How clearly the losses fall by their ranks; what a blow-up adds above them says nothing. */
  private double ranked(Valley valley) {
    return curve.rankedFall(stopReason.blewUp() ? valley.beforeBlowUp() : curve.size());
  }

  private double leastRanked() {
    return stopReason.blewUp() ? RANKS_FALL_BEFORE_A_BLOW_UP : RANKS_FALL;
  }

  private double leastClarity() {
    return stopReason.blewUp() ? FALLS_BEFORE_A_BLOW_UP * curve.caution() : FALLS;
  }

  /** The valley itself; empty where learning rates are too small to have a bottom. */
  private static Optional<RateRange> range(double rate, double left, double right) {
    return left > 0 && rate > 0 && Double.isFinite(right)
        ? Optional.of(new RateRange(Math.min(left, rate), Math.max(right, rate)))
        : Optional.empty();
  }

  /** What there is to doubt first. */
  private Optional<Reason> doubt(Valley valley, double rate) {
    if (!stopReason.blewUp() && curve.fallsAtTheEnd()) {
      return Optional.of(openEnd());
    }
    int steepest = curve.steepest();
    if (steepest >= 0 && steepest <= 2 * curve.edge()) {
      return Optional.of(
          Reason.of("The loss falls fastest at the very start of the test.", Remedy.LOWER_START));
    }
    if (valley.left(HALF) <= 2 * curve.edge()) {
      return Optional.of(
          Reason.of(
              "Half of the loss's fall is done at the very start of the test.",
              Remedy.LOWER_START));
    }
    if (valley.isOpen(LOST_AGAIN) && !stopReason.blewUp()) {
      return Optional.of(openEnd());
    }
    if (valley.clarity() < CLEAR * curve.caution()) {
      return Optional.of(
          Reason.of(
              "The loss falls only a little further than its noise would explain.",
              Remedy.LENGTHEN_OR_LARGER_BATCHES));
    }
    return Rise.hidden(valley, curve.caution())
        .or(() -> DeepFall.doubt(valley))
        .or(() -> Rise.doubt(valley, rates))
        .or(() -> LateFall.doubt(valley, rates, rate));
  }

  private Reason openEnd() {
    if (stopReason == StopReason.INTERRUPTED) {
      return Reason.of("The test was interrupted before the loss rose again.");
    }
    return Reason.of(
        "The loss is "
            + (curve.fallsAtTheEnd() ? "still falling" : "still low")
            + " at the end of the test.",
        Remedy.RAISE_END);
  }

  private static Suggestion none(Reason reason) {
    return new Suggestion(OptionalDouble.empty(), Verdict.NONE, reason);
  }

  private Reason tooFew() {
    String measured =
        switch (curve.size()) {
          case 0 -> "No loss was";
          case 1 -> "Only 1 loss was";
          default -> "Only " + curve.size() + " losses were";
        };
    return switch (planned < LEAST_LOSSES ? StopReason.COMPLETED : stopReason) {
      case NOT_FINITE, DIVERGED ->
          Reason.of(measured + " measured before they blew up.", Remedy.LOWER_START);
      case INTERRUPTED -> Reason.of(measured + " measured before the interruption.");
      case COMPLETED ->
          Reason.of(measured + " measured; " + LEAST_LOSSES + " are needed.", Remedy.LENGTHEN);
    };
  }

  private Reason noDescent(Valley valley) {
    if (stopReason == StopReason.INTERRUPTED) {
      return Reason.of("The test was interrupted before the loss fell.");
    }
    if (planned < FEW_LOSSES && valley.fall() > 0) {
      return Reason.of(
          "Only %d losses do not show whether they fall further than their noise may explain."
              .formatted(curve.size()),
          Remedy.LENGTHEN);
    }
    boolean mayFall =
        valley.fall() > 0 && (valley.clarity() >= MAY_FALL || ranked(valley) >= RANKS_MAY_FALL);
    if (stopReason.blewUp()) {
      return mayFall
          ? Reason.of(
              "The loss blows up, and falls no further before than its noise may explain.",
              Remedy.LENGTHEN_OR_LARGER_BATCHES)
          : Reason.of(
              "The loss does not fall, beyond its noise, before it blows up.", Remedy.LOWER_START);
    }
    if (curve.rises() || curve.stepsRise()) {
      return mayFall || valley.lowest() > curve.edge()
          ? Reason.of(
              "The loss rises, and falls no further before than its noise may explain.",
              Remedy.LENGTHEN_OR_LARGER_BATCHES)
          : Reason.of("The loss only rises.", Remedy.LOWER_START);
    }
    return mayFall
        ? Reason.of(
            "The loss falls no further than its noise may explain.",
            Remedy.LENGTHEN_OR_LARGER_BATCHES)
        : Reason.of(
            "The loss neither falls nor rises beyond its noise.", Remedy.RAISE_END_OR_LENGTHEN);
  }
}
