package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure one can be of an optimizer's learning rate: what its curve says of itself, how many
 * losses there are, and how far repeats and other rules disagree.
 *
 * <p>The learning rate is the median of the repeats'. The verdict is {@link Verdict#NONE} where
 * half of the repeats or more have none, {@link Verdict#UNCERTAIN} where there is anything to
 * doubt, and the reason begins with the first doubt.
 */
public final class Judgement {
  /**
   * Of fewer losses a rule still reads a place, but of those of another seed another one. On MNIST,
   * over six decades, the suggestions of 12 seeds spread by up to a factor of 13 in tests of 20 to
   * 60 iterations, or most did not come at all; in tests of 100 and 200 by at most 2.2.
   */
  private static final int ENOUGH_LOSSES = 60;

  /** Repeats further apart than this, half a decade, are not one answer. */
  private static final double REPEATS_AGREE = 3;

  /**
   * Rules further apart than this, a decade, do not speak of the same place. That most of the
   * others are elsewhere is told, but is no doubt: over the tasks of the study they are further
   * from the best learning rate than ours, mostly below it.
   */
  private static final double RULES_AGREE = 10;

  private final List<Reading> repeats;
  private final Spread own;

  /**
   * What is read off one repeat.
   *
   * @param losses how many finite losses were measured
   * @param own what our rule reads off the curve
   * @param others what the other rules suggest, by their names
   */
  public record Reading(int losses, Suggestion own, Map<String, OptionalDouble> others) {
    /** The same with a doubt, and only that, about the curve. */
    Reading doubted(Reason doubt) {
      return new Reading(
          losses,
          new Suggestion(
              own.learningRate(), Verdict.UNCERTAIN, List.of(doubt), own.range(), own.evidence()),
          others);
    }

    /**
     * What is read off a finished test. Where a loss is not above 0, the other rules do not count:
     * they stop at so many times the lowest one.
     *
     * @param own what our rule reads off the curve
     * @param suggestions what every rule suggests, ours perhaps among them
     */
    public static Reading of(
        RangeTestResult result, Suggestion own, Map<String, OptionalDouble> suggestions) {
      RangeCurve curve = result.curve().judged();
      int finite = 0;
      boolean above = true;
      while (finite < curve.size() && Double.isFinite(curve.loss(finite))) {
        above &= curve.loss(finite) > 0;
        finite++;
      }
      Map<String, OptionalDouble> others = new LinkedHashMap<>(above ? suggestions : Map.of());
      others.remove(LossValley.NAME);
      others.remove(SmithBounds.LOWER); // the ends of a range, which do not speak of one place
      others.remove(SmithBounds.UPPER);
      return new Reading(finite, own, others);
    }
  }

  private Judgement(List<Reading> repeats) {
    this.repeats = repeats;
    this.own = Spread.of(repeats.stream().map(repeat -> repeat.own().learningRate()).toList());
  }

  /** The answer that the repeats of a test, at least one, give together. */
  public static Suggestion of(List<Reading> repeats) {
    return new Judgement(repeats).suggestion();
  }

  private Suggestion suggestion() {
    if (2 * own.found() <= repeats.size()) {
      List<Reason> reasons = new ArrayList<>(mostSay(Verdict.NONE));
      if (own.found() > 0) {
        reasons.add(silent());
      }
      return new Suggestion(
          OptionalDouble.empty(), Verdict.NONE, reasons, Optional.empty(), evidence());
    }
    List<Reason> doubts = doubts();
    Verdict verdict = doubts.isEmpty() ? Verdict.RELIABLE : Verdict.UNCERTAIN;
    List<Reason> reasons = new ArrayList<>(doubts);
    if (doubts.isEmpty()) {
      reasons.addAll(mostSay(Verdict.RELIABLE));
      if (repeats.size() > 1) {
        reasons.add(
            Reason.of(
                "%d repeats agree within a factor of %s."
                    .formatted(repeats.size(), factor(own.factor()))));
      }
      if (!answering().isEmpty()) {
        reasons.add(agreement(answering()));
      }
    }
    return new Suggestion(OptionalDouble.of(own.median()), verdict, reasons, range(), evidence());
  }

  private Evidence evidence() {
    return repeats.size() == 1 ? Evidence.CURVE : Evidence.REPEATS;
  }

  /** The middle of the repeats' ranges: the median of their lower and that of their upper ends. */
  private Optional<RateRange> range() {
    List<RateRange> ranges =
        repeats.stream().flatMap(repeat -> repeat.own().range().stream()).toList();
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RateRange(
                Spread.ofRates(ranges.stream().mapToDouble(RateRange::low).toArray()).median(),
                Spread.ofRates(ranges.stream().mapToDouble(RateRange::high).toArray()).median()));
  }

  private List<Reason> doubts() {
    List<Reason> doubts = new ArrayList<>();
    if (2 * count(Verdict.UNCERTAIN) >= own.found()) {
      doubts.addAll(mostSay(Verdict.UNCERTAIN));
    }
    int losses =
        (int) Quantiles.of(repeats.stream().mapToDouble(Reading::losses).toArray()).median();
    if (losses < ENOUGH_LOSSES) {
      doubts.add(
          Reason.of("Only %d losses are too few to be sure.".formatted(losses), Remedy.LENGTHEN));
    }
    if (own.found() < repeats.size()) {
      doubts.add(silent());
    }
    if (own.factor() > REPEATS_AGREE) {
      doubts.add(
          Reason.of("The repeats disagree by a factor of %s.".formatted(factor(own.factor()))));
    }
    List<Spread> answering = answering();
    if (!answering.isEmpty() && near(answering) == 0) {
      doubts.add(agreement(answering));
    }
    return doubts;
  }

  private Reason silent() {
    return Reason.of(
        "%d of %d repeats suggest nothing."
            .formatted(repeats.size() - own.found(), repeats.size()));
  }

  /** The other rules that suggest something. */
  private List<Spread> answering() {
    return others().values().stream().filter(other -> other.found() > 0).toList();
  }

  private int near(List<Spread> answering) {
    double far = StrictMath.log(RULES_AGREE);
    return (int)
        answering.stream()
            .filter(other -> Math.abs(StrictMath.log(other.median() / own.median())) <= far)
            .count();
  }

  private Reason agreement(List<Spread> answering) {
    int near = near(answering);
    return Reason.of(
        "%s of %d other rules %s within a factor of %s."
            .formatted(
                near == 0 ? "None" : near,
                answering.size(),
                near == 1 ? "agrees" : "agree",
                factor(RULES_AGREE)));
  }

  private Map<String, Spread> others() {
    Map<String, List<OptionalDouble>> byRule = new LinkedHashMap<>();
    for (Reading repeat : repeats) {
      repeat
          .others()
          .forEach((rule, rate) -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(rate));
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    byRule.forEach((rule, rates) -> spreads.put(rule, Spread.of(rates)));
    return spreads;
  }

  private int count(Verdict verdict) {
    return (int) repeats.stream().filter(repeat -> repeat.own().verdict() == verdict).count();
  }

  /** The reasons that most repeats with this verdict give. */
  private List<Reason> mostSay(Verdict verdict) {
    Map<List<Reason>, Integer> counts = new LinkedHashMap<>();
    for (Reading repeat : repeats) {
      if (repeat.own().verdict() == verdict) {
        counts.merge(repeat.own().reasons(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static String factor(double factor) {
    return String.format(Locale.ROOT, factor < 9.95 ? "%.1f" : "%.0f", factor);
  }
}
