package io.github.rangefinder.finder.rangetest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The proof of a suggestion: short trainings at learning rates around it, all from the same initial
 * weights over the same batches.
 *
 * @param epochs how long each of them was
 * @param trials in the order of {@link #FACTORS}; fewer if somebody interrupted
 */
public record Verification(int epochs, List<Trial> trials) {
  /** The learning rates, as multiples of the suggestion: half a decade apart. */
  public static final List<Double> FACTORS =
      List.of(0.1, 1 / Math.sqrt(10), 1.0, Math.sqrt(10), 10.0);

  private static final List<String> MULTIPLES =
      List.of("a tenth of", "a third of", "", "3 times", "10 times");

  private static final int CENTRE = 2;

  /** Whether every training has been done. */
  public boolean isComplete() {
    return trials.size() == FACTORS.size();
  }

  /** The training with the lowest loss; empty if all blew up, or if not all are done. */
  public Optional<Trial> best() {
    return trials.stream()
        .filter(trial -> isComplete() && !trial.blewUp())
        .min(Comparator.comparingDouble(Trial::loss));
  }

  /** The learning rate that was read off the curve; empty if not all trainings are done. */
  public OptionalDouble readOff() {
    return isComplete()
        ? OptionalDouble.of(trials.get(CENTRE).learningRate())
        : OptionalDouble.empty();
  }

  /**
   * What remains of a suggestion: a smaller learning rate takes its place where it is clearly
   * better, and the middle on the logarithmic axis between it and a larger one that is, since what
   * is best in a short training is too large for a longer one, see {@code suggestions.md}. A doubt
   * is settled where none is and the suggestion stands at the bottom of a valley.
   */
  public Suggestion of(Suggestion suggestion) {
    if (!isComplete()) {
      return suggestion;
    }
    if (best().isEmpty()) {
      return new Suggestion(
          suggestion.learningRate(),
          Verdict.UNCERTAIN,
          List.of(
              Reason.of(
                  "Trainings of %s blew up, even at a tenth of it.".formatted(length()),
                  Remedy.LOWER_START)),
          Optional.empty(),
          Evidence.VERIFICATION);
    }
    if (best().get().clearlyBetterThan(trials.get(CENTRE))) {
      return corrected(best().get());
    }
    return hardlyDiffer() ? unsettled(suggestion) : confirmed(suggestion);
  }

  private Suggestion corrected(Trial better) {
    int place = trials.indexOf(better);
    Trial centre = trials.get(CENTRE);
    String reason =
        "Trainings of %s do clearly better at %s the learning rate read off the curve: %s."
            .formatted(
                length(),
                MULTIPLES.get(place),
                centre.blewUp()
                    ? "that one blew up"
                    : "validation loss %s instead of %s"
                        .formatted(Rounded.loss(better.loss()), Rounded.loss(centre.loss())));
    String further =
        place > CENTRE
            ? " A longer training wants a smaller one, so that the answer is halfway."
            : place == 0
                ? " Still smaller ones were not tried."
                : " The next ones tried are a factor of 3 away: the best may lie between.";
    double rate =
        place > CENTRE
            ? Math.sqrt(centre.learningRate()) * Math.sqrt(better.learningRate())
            : better.learningRate();
    return proven(rate, Verdict.UNCERTAIN, List.of(Reason.of(reason + further)));
  }

  /** Neither better nor worse anywhere: the trainings were too short to tell. */
  private boolean hardlyDiffer() {
    Trial best = best().orElseThrow();
    return trials.stream().noneMatch(best::clearlyBetterThan);
  }

  private Suggestion unsettled(Suggestion suggestion) {
    Reason unclear =
        Reason.of(
            "Trainings of %s at a tenth to ten times as much hardly differ.".formatted(length()),
            Remedy.VERIFY_LONGER);
    return new Suggestion(
        suggestion.learningRate(),
        suggestion.verdict(),
        with(withoutVerify(suggestion.reasons()), unclear),
        suggestion.range(),
        Evidence.VERIFICATION);
  }

  private Suggestion confirmed(Suggestion suggestion) {
    Optional<String> doubt =
        isNoisy(suggestion)
            ? Optional.of("but they are too few where the curve's own fall is hardly one.")
            : !trials.get(CENTRE).isSharp()
                ? Optional.of(
                    "but so few samples to validate on do not show a quarter's difference.")
                : new Neighbours(trials.get(CENTRE - 1), trials.get(CENTRE), trials.get(CENTRE + 1))
                    .doubt();
    if (suggestion.verdict() != Verdict.RELIABLE && doubt.isPresent()) {
      Reason open =
          Reason.of(
              "Trainings of %s at a tenth to ten times as much do not do clearly better, %s"
                  .formatted(length(), doubt.get()));
      return proven(
          suggestion.learningRate().orElseThrow(),
          Verdict.UNCERTAIN,
          with(withoutVerify(suggestion.reasons()), open));
    }
    Reason proof =
        Reason.of(
            "Trainings of %s at a tenth to ten times as much confirm it.".formatted(length()));
    List<Reason> reasons;
    if (suggestion.verdict() == Verdict.RELIABLE) {
      reasons = with(suggestion.reasons(), proof);
    } else {
      reasons = new ArrayList<>(withoutVerify(suggestion.reasons()));
      reasons.set(0, reasons.get(0).after("The curve alone left a doubt: "));
      reasons.add(0, proof);
    }
    return proven(suggestion.learningRate().orElseThrow(), Verdict.RELIABLE, reasons);
  }

  /**
   * Whether noise was among the doubts about the curve. Of such answers, left where they were by
   * the stored trainings, two in nine had a regret over 1.25.
   */
  private static boolean isNoisy(Suggestion suggestion) {
    return suggestion.reasons().stream()
        .anyMatch(reason -> reason.remedy().equals(Optional.of(Remedy.LENGTHEN_OR_LARGER_BATCHES)));
  }

  private Suggestion proven(double rate, Verdict verdict, List<Reason> reasons) {
    return new Suggestion(
        OptionalDouble.of(rate), verdict, reasons, Optional.of(range(rate)), Evidence.VERIFICATION);
  }

  /** From halfway to the next smaller rate that does clearly worse than the best to the larger. */
  private RateRange range(double rate) {
    Trial best = best().orElseThrow();
    double low = rate;
    double high = rate;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (!best.clearlyBetterThan(trial)) {
        low = Math.min(low, between(i, i - 1));
        high = Math.max(high, between(i, i + 1));
      }
    }
    return new RateRange(low, high);
  }

  /** The middle between a training's rate and a neighbour's; itself where there is none. */
  private double between(int i, int neighbour) {
    double rate = trials.get(i).learningRate();
    return neighbour < 0 || neighbour == trials.size()
        ? rate
        : Math.sqrt(rate) * Math.sqrt(trials.get(neighbour).learningRate());
  }

  /** Nobody needs to be told to do what has been done. */
  private static List<Reason> withoutVerify(List<Reason> reasons) {
    return reasons.stream().map(reason -> reason.afterDoing(Remedy.VERIFY)).toList();
  }

  private static List<Reason> with(List<Reason> reasons, Reason last) {
    return Stream.concat(reasons.stream(), Stream.of(last)).toList();
  }

  private String length() {
    return epochs + (epochs == 1 ? " epoch" : " epochs");
  }
}
