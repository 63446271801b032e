package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.rangetest.BlowUp;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The learning rate of a training, out of the range test before it and short trainings around what
 * that says.
 *
 * <p>What is fastest in a short training is too fast for a long one, and where the test has its
 * place the length of the test decides, too; so the answer lies between the two, and below. Where
 * there is no time for trainings, the test is a short one, and counts beside the {@link UsualRate}.
 * Chosen on the trainings of the study, see {@code suggestions.md}.
 */
final class RateOfRace {
  /** How far the answer lies from what was read off to the best short training, in logarithms. */
  private static final double TO_THE_RACE = 0.6;

  /** How much below that the answer is: a fifth of a decade. */
  private static final double BELOW = 0.63;

  /** A test so short that it leaves no time for trainings reads off rates a little too large. */
  private static final double WITHOUT_RACE = 0.8;

  private final Suggestion suggestion;
  private final int losses;
  private final double usual;
  private final boolean alone;
  private final OptionalDouble readOff;

  /**
   * What a test leaves.
   *
   * @param usual what trainings with its optimizer usually want
   * @param alone whether nobody wants trainings beside it
   */
  RateOfRace(Suggestion suggestion, RangeTestResult result, double usual, boolean alone) {
    this.suggestion = suggestion;
    this.losses = result.curve().size();
    this.usual = usual;
    this.alone = alone;
    this.readOff =
        suggestion.learningRate().isPresent() || alone
            ? suggestion.learningRate()
            : BlowUp.below(result.curve(), result.stopReason());
  }

  /** Around which rate the trainings go: what is read off, or else told by the blow-up. */
  OptionalDouble readOff() {
    return readOff;
  }

  /**
   * The answer.
   *
   * @throws SettingException if there is none
   */
  double of(List<Raced> race) {
    if (race.isEmpty() && !alone) {
      return withoutRace();
    }
    OptionalDouble raced = best(race);
    if (readOff.isEmpty()) {
      return raced.orElseThrow(
          () ->
              SettingException.failure(
                  "the range test finds no learning rate, give one with ",
                  Setting.LR,
                  ". ",
                  suggestion.reason()));
    }
    double read = readOff.getAsDouble();
    return alone
        ? read
        : BELOW
            * StrictMath.pow(read, 1 - TO_THE_RACE)
            * StrictMath.pow(raced.orElse(read / 10), TO_THE_RACE);
  }

  private double withoutRace() {
    if (readOff.isEmpty()) {
      return usual;
    }
    double place = suggestion.learningRate().isPresent() ? WITHOUT_RACE : 1;
    return UsualRate.beside(place * readOff.getAsDouble(), losses, usual);
  }

  private static OptionalDouble best(List<Raced> race) {
    Optional<Raced> best =
        race.stream().filter(Raced::isDone).min(Comparator.comparingDouble(Raced::value));
    return best.isPresent()
        ? OptionalDouble.of(best.get().entry().learningRate())
        : OptionalDouble.empty();
  }

  /** Why the answer may be another one, a sentence; empty if there is nothing to say. */
  Optional<String> doubt(List<Raced> race) {
    if (readOff.isEmpty() && !race.isEmpty()) {
      return doubt(", the best of %d short trainings".formatted(race.size()));
    }
    if (race.isEmpty() && !alone) {
      return doubt(
          ": there is no time for a race, so it is %s%s, what trainings with this optimizer usually want"
              .formatted(beforeTheUsual(), Rounded.learningRate(usual)));
    }
    if (suggestion.learningRate().isEmpty()) {
      return doubt(", told by where the range test blew up");
    }
    return race.isEmpty() && suggestion.verdict() == Verdict.UNCERTAIN
        ? doubt("")
        : Optional.empty();
  }

  private String beforeTheUsual() {
    if (readOff.isEmpty()) {
      return "";
    }
    return suggestion.learningRate().isEmpty()
        ? "between where the range test blew up and "
        : "between what so short a test says and ";
  }

  private Optional<String> doubt(String why) {
    return Optional.of("the learning rate found is uncertain" + why + ". " + suggestion.reason());
  }
}
