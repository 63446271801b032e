package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.search.RaceResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a search found, in words: the rate, the range around it, and what it cost. */
public final class SearchAnswer {
  private SearchAnswer() {}

  /** The answer as lines of at most 80 characters, each ended by a line feed. */
  public static String text(SearchReport report) {
    Suggestion answer = report.answer();
    StringBuilder text = new StringBuilder(report.what() + ": " + headline(answer) + "\n");
    reasons(report).forEach(sentence -> text.append(Wrapping.wrap(sentence, "  ")));
    text.append(table(report));
    return text.toString();
  }

  /** Why the rate, what it reached, what the test before said, and what all that cost. */
  public static List<String> reasons(SearchReport report) {
    List<String> reasons = new ArrayList<>(List.of(report.answer().reason()));
    report.answer().range().ifPresent(range -> reasons.add(reached(report, range)));
    report.test().ifPresent(test -> reasons.add(tested(report)));
    reasons.add(cost(report));
    return reasons;
  }

  private static String headline(Suggestion answer) {
    return answer.verdict() == Verdict.NONE
        ? "no learning rate found"
        : "learning rate "
            + Rounded.learningRate(answer.learningRate().getAsDouble())
            + " ("
            + answer.verdict().label()
            + ")";
  }

  private static String reached(SearchReport report, RateRange range) {
    return "It reached a %s of %s; within 5 %% of that: %s to %s."
        .formatted(
            report.metric(),
            Rounded.loss(report.value()),
            Rounded.learningRate(range.low()),
            Rounded.learningRate(range.high()));
  }

  private static String tested(SearchReport report) {
    Suggestion curve = report.test().orElseThrow().results().get(0).suggestion();
    return curve.learningRate().isPresent()
        ? "The range test before the race reads %s off its curve (%s)."
            .formatted(
                Rounded.learningRate(curve.learningRate().getAsDouble()), curve.verdict().label())
        : "The range test before the race reads nothing off its curve. " + curve.reason();
  }

  private static String cost(SearchReport report) {
    RaceResult race = report.race();
    long failed = report.trials().stream().filter(trial -> !trial.isDone()).count();
    double whole = report.spent() / race.rules().epochs();
    return "It took %s, as many as %s of %s: %s%s in the race%s."
        .formatted(
            Rounded.count(report.spent(), "epoch"),
            Rounded.count(whole, "training"),
            Rounded.count(race.rules().epochs(), "epoch"),
            report.testEpochs() > 0
                ? Rounded.count(report.testEpochs()) + " for the range test, then "
                : "",
            Rounded.count(report.trials().size(), "training"),
            failed == 0 ? "" : ", of which " + failed + " failed");
  }

  /** The values, a row for each learning rate and a column for each length. */
  private static String table(SearchReport report) {
    List<Double> lengths = report.race().lengths();
    StringBuilder table =
        new StringBuilder(
            "  %s by epochs of training:\n".formatted(Capitals.with(report.metric())));
    table.append("  learning rate");
    lengths.forEach(length -> table.append(cell(Rounded.count(length))));
    table.append('\n');
    for (double rate : rates(report)) {
      table.append("  %13s".formatted(Rounded.learningRate(rate)));
      lengths.forEach(length -> table.append(cell(value(report, rate, length))));
      boolean best = report.answer().learningRate().orElse(Double.NaN) == rate;
      table.append(best ? "  <- best\n" : "\n");
    }
    return table.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** The learning rates that were tried, growing, each once. */
  public static List<Double> rates(SearchReport report) {
    return report.trials().stream()
        .map(trial -> trial.entry().learningRate())
        .distinct()
        .sorted()
        .toList();
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%11s", text);
  }

  /** What a rate came to after a length, or why it did not; empty if it was not tried so long. */
  public static String value(SearchReport report, double rate, double length) {
    List<Raced> mine =
        report.trials().stream()
            .filter(trial -> trial.entry().learningRate() == rate)
            .filter(trial -> trial.entry().epochs() == length)
            .toList();
    if (mine.isEmpty()) {
      return "";
    }
    return mine.stream().allMatch(Raced::isDone)
        ? Rounded.loss(mine.stream().mapToDouble(Raced::value).average().orElseThrow())
        : mine.stream().filter(trial -> !trial.isDone()).findFirst().orElseThrow().status();
  }
}
