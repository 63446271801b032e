package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.RuleScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The page of the study: what each rule is worth, and the trainings that say so. */
public final class StudyPage {
  private StudyPage() {}

  /** The page of measurements, at least one. */
  public static Page of(List<Answers> all) {
    List<Block> scores = new ArrayList<>();
    List<String> parts = all.stream().map(Answers::part).distinct().toList();
    for (String part : parts) {
      scores.add(scores(part, all.stream().filter(one -> one.part().equals(part)).toList()));
    }
    if (parts.size() > 1) {
      scores.add(scores("all", all));
    }
    return new Page(
        "What suggestions are worth",
        all.size() + (all.size() == 1 ? " measurement" : " measurements"),
        List.of(
            new Section("Rules", scores),
            Section.of("Trainings", trainings(all), measurements(all))));
  }

  private static Table scores(String part, List<Answers> all) {
    List<List<String>> rows = new ArrayList<>();
    for (RuleScore score : RuleScore.all(all)) {
      rows.add(
          List.of(
              score.rule(),
              factor(score.regret().geometricMean()),
              factor(score.regret().worst()),
              score.regret().worstTask(),
              String.format(Locale.ROOT, "%.0f %%", 100 * score.regret().withinTenth()),
              Integer.toString(score.silent())));
    }
    return new Table(
        part + ": validation loss at a rule's learning rate, over the lowest of the grid",
        List.of("rule", "geometric mean", "worst", "worst task", "within 10 %", "silent"),
        rows,
        0);
  }

  private static String factor(double factor) {
    return String.format(Locale.ROOT, "%.2f", factor);
  }

  private static Plot trainings(List<Answers> all) {
    List<Series> series = new ArrayList<>();
    for (Answers one : all) {
      List<Outcome> outcomes = one.measurement().outcomes();
      double lowest = one.measurement().truth().best().loss();
      series.add(
          new Series(
              name(one),
              outcomes.stream().mapToDouble(Outcome::learningRate).toArray(),
              Map.of(
                  "over the lowest",
                  outcomes.stream().mapToDouble(outcome -> outcome.loss() / lowest).toArray())));
    }
    return new Plot(
        "rates",
        "Validation loss after training, as a multiple of the task's lowest",
        Axis.logarithmic("learning rate"),
        Axis.logarithmic("over the lowest"),
        series,
        List.of(new Trace("over the lowest", Trace.Style.POINTS)));
  }

  private static Table measurements(List<Answers> all) {
    List<String> rules = List.copyOf(all.get(0).answers().keySet());
    List<String> columns = new ArrayList<>(List.of("task", "best rate", "lowest loss"));
    columns.addAll(rules);
    List<List<String>> rows = new ArrayList<>();
    for (Answers one : all) {
      Outcome best = one.measurement().truth().best();
      List<String> row =
          new ArrayList<>(
              List.of(
                  name(one), Rounded.learningRate(best.learningRate()), Rounded.loss(best.loss())));
      for (String rule : rules) {
        OptionalDouble rate = one.answers().get(rule).learningRate();
        row.add(rate.isPresent() ? Rounded.learningRate(rate.getAsDouble()) : "nothing");
      }
      rows.add(row);
    }
    return new Table("What each rule suggests for each task", columns, rows);
  }

  private static String name(Answers one) {
    return one.measurement().task() + " (seed " + one.measurement().seed() + ")";
  }
}
