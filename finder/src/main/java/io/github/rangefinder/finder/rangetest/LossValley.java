package io.github.rangefinder.finder.rangetest;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rangefinder's own rule: the middle of the {@link Valley} of the loss.
 *
 * <p>With {@code l} the learning rate where half of the fall of the lag-free smoothed loss is done,
 * and {@code r} the one where a fifth of it is lost again, the suggestion is {@code sqrt(l r)}, the
 * middle on the logarithmic axis.
 *
 * <p>Neither end alone will do. Where the loss falls, it falls because of all the learning rates
 * before, so that this end moves to the left as the test gets longer, and trainings there end
 * several times worse than need be. Where it rises, a training would blow up. How far apart the two
 * are says how much room there is between them. The shares were chosen by trainings at many
 * learning rates, see {@code suggestions.md}.
 *
 * <p>There is no suggestion unless the loss falls over the logarithm of the learning rate, clearly
 * above its noise. Losses from the first one on that is not finite never count.
 */
public final class LossValley {
  /** The rule's name in files. */
  public static final String NAME = "rangefinder";

  /** Fewer losses than these show no shape. */
  private static final int LEAST_LOSSES = 10;

  /** A fall less clear than this many standard errors may be an accident of these batches. */
  private static final double CLEAR = 8;

  /**
   * A loss this many times the lowest has blown up; the stop rule's factor unless told otherwise.
   */
  private static final double BLOWN_UP = 4;

  private final RangeCurve rates;
  private final StopReason stopReason;
  private final NoisyCurve curve;

  private LossValley(RangeTestResult result, RangeTestSettings settings) {
    rates = result.curve().judged();
    stopReason = result.stopReason();
    curve = new NoisyCurve(rates, settings.points());
  }

  /**
   * What a finished range test suggests; never throws for any losses.
   *
   * @param result the test
   * @param settings what it was asked to do
   */
  public static Suggestion suggest(RangeTestResult result, RangeTestSettings settings) {
    return new LossValley(result, settings).suggest();
  }

  private Suggestion suggest() {
    if (curve.size() < LEAST_LOSSES) {
      return none(tooFew());
    }
    int steepest = curve.steepest();
    Valley valley = Valley.of(curve);
    if (steepest < 0 || valley.fall() <= 0) {
      return none(noDescent());
    }
    double left = rates.learningRate(valley.left());
    double right = rates.learningRate(valley.right());
    OptionalDouble middle = OptionalDouble.of(Math.sqrt(left) * Math.sqrt(right));
    Optional<Reason> doubt = doubt(steepest, valley);
    return doubt.isEmpty()
        ? new Suggestion(
            middle,
            Verdict.RELIABLE,
            "The loss falls far above its noise and rises again; this is the middle between the"
                + " two.")
        : new Suggestion(middle, Verdict.UNCERTAIN, doubt.get());
  }

  private Optional<Reason> doubt(int steepest, Valley valley) {
    if (steepest <= 2 * curve.edge()) {
      return Optional.of(
          Reason.of("The loss falls fastest at the very start of the test.", Remedy.LOWER_START));
    }
    if (valley.open() && !rose()) {
      return Optional.of(openEnd());
    }
    if (curve.clarity(steepest) < CLEAR) {
      return Optional.of(
          Reason.of(
              "The loss falls only a little faster than its noise would explain.",
              Remedy.LENGTHEN_OR_LARGER_BATCHES));
    }
    return Optional.empty();
  }

  private Reason openEnd() {
    if (stopReason == StopReason.INTERRUPTED) {
      return Reason.of("The test was interrupted before the loss rose again.");
    }
    boolean falling = curve.falling(curve.size() - 1 - curve.edge());
    return Reason.of(
        "The loss is " + (falling ? "still falling" : "still low") + " at the end of the test.",
        Remedy.RAISE_END);
  }

  /** Whether the test ended because of the loss, however few points show it. */
  private boolean rose() {
    return stopReason == StopReason.DIVERGED || stopReason == StopReason.NOT_FINITE;
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
    return switch (stopReason) {
      case NOT_FINITE, DIVERGED ->
          Reason.of(measured + " measured before they blew up.", Remedy.LOWER_START);
      case INTERRUPTED -> Reason.of(measured + " measured before the interruption.");
      case COMPLETED ->
          Reason.of(measured + " measured; " + LEAST_LOSSES + " are needed.", Remedy.LENGTHEN);
    };
  }

  private Reason noDescent() {
    return switch (stopReason) {
      case NOT_FINITE, DIVERGED ->
          Reason.of("The loss never falls above its noise before it blows up.", Remedy.LOWER_START);
      case INTERRUPTED -> Reason.of("The test was interrupted before the loss fell.");
      case COMPLETED ->
          risenAtTheEnd()
              ? Reason.of("The loss only rises.", Remedy.LOWER_START)
              : Reason.of("The loss never falls above its noise.", Remedy.RAISE_END_OR_LENGTHEN);
    };
  }

  /** Above the noise, or so far that the noise is that of a blow-up. */
  private boolean risenAtTheEnd() {
    double lowest = curve.lowest();
    double end = curve.value(curve.size() - 1);
    return end > lowest + CLEAR * curve.noise() || (lowest > 0 && end > BLOWN_UP * lowest);
  }
}
