package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.Evidence;
import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.rangetest.Reason;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.search.RaceResult;
import io.github.rangefinder.finder.search.WithinShare;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The learning rate that a race found, and how sure one can be of it. */
public final class RaceAnswer {
  private RaceAnswer() {}

  /**
   * The answer, with what it rests on.
   *
   * @param readOff what a range test before it suggests, if there was one that does
   */
  public static Suggestion of(RaceResult race, OptionalDouble readOff) {
    OptionalDouble rate = race.learningRate();
    if (rate.isEmpty()) {
      return new Suggestion(
          rate,
          Verdict.NONE,
          List.of(
              Reason.of(
                  race.scores().isEmpty() ? "No training was done." : "Every training failed.")),
          Optional.empty(),
          Evidence.RACE);
    }
    WithinShare range = race.range();
    return new Suggestion(
        rate,
        race.isReliable(readOff) ? Verdict.RELIABLE : Verdict.UNCERTAIN,
        List.of(Reason.of(reason(race, readOff))),
        Optional.of(
            new RateRange(
                Math.min(range.low(), rate.getAsDouble()),
                Math.max(range.high(), rate.getAsDouble()))),
        Evidence.RACE);
  }

  private static String reason(RaceResult race, OptionalDouble readOff) {
    if (!race.complete()) {
      return "The race was interrupted.";
    }
    if (!race.isWhole()) {
      return "The budget ended after trainings of %s."
          .formatted(Rounded.count(race.decidingLength().orElseThrow(), "epoch"));
    }
    if (!race.isEnclosed()) {
      return "It is at an end of the learning rates that were tried.";
    }
    long whole =
        race.scores().stream()
            .filter(score -> score.entry().epochs() >= race.rules().epochs())
            .count();
    String best =
        "The best of %d learning rates, %d of which %s trained to the end."
            .formatted(
                race.scores().stream()
                    .map(score -> score.entry().learningRate())
                    .distinct()
                    .count(),
                whole,
                whole == 1 ? "was" : "were");
    if (!race.isBorneOut(readOff)) {
      return best
          + " No rate near it did almost as well in a whole training, and no range test points"
          + " to it: a larger budget tells more.";
    }
    if (!race.isSharp()) {
      return best
          + " Another draw of as few validation samples would move its loss by more than a"
          + " quarter: more of them tell more.";
    }
    if (race.hasWorsened()) {
      return best
          + " Its training did over a tenth better before it ended: fewer epochs would, and a"
          + " smaller rate may.";
    }
    return race.mayLieAbove()
        ? best
            + " No larger one came to the end, and the next smaller one does over a tenth worse:"
            + " the best may lie above."
        : best;
  }
}
