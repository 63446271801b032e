package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Calibration;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.RuleScore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The page of the study: what each rule is worth, and the trainings that say so. */
public final class StudyPage {
  private final List<Answers> all;

  /** The tasks in their order; a task's number on the page is its place, counted from 1. */
  private final List<String> tasks;

  private final boolean severalSeeds;

  private StudyPage(List<Answers> all) {
    this.all = all;
    this.tasks =
        List.copyOf(
            new LinkedHashSet<>(all.stream().map(one -> one.measurement().task()).toList()));
    this.severalSeeds = all.stream().map(one -> one.measurement().seed()).distinct().count() > 1;
  }

  /**
   * The page of measurements, at least one.
   *
   * @param provenance how to measure them again; empty if that is not known
   */
  public static Page of(List<Answers> all, Optional<Provenance> provenance) {
    return new StudyPage(all).page(provenance);
  }

  private Page page(Optional<Provenance> provenance) {
    List<Block> scores = new ArrayList<>();
    List<String> parts = all.stream().map(Answers::part).distinct().toList();
    for (String part : parts) {
      scores.add(scores(part, all.stream().filter(one -> one.part().equals(part)).toList()));
    }
    if (parts.size() > 1) {
      scores.add(scores("all", all));
    }
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Answer", answer()));
    sections.add(new Section("Rules", scores));
    sections.add(Section.of("Verdicts", verdicts()));
    sections.add(Section.of("Trainings", trainings(), measurements()));
    sections.add(Section.of("Tasks", tasks()));
    provenance.map(RunSections::toRepeat).ifPresent(sections::addAll);
    return new Page(
        "What suggestions are worth",
        count(tasks.size(), "task") + ", " + count(all.size(), "measurement"),
        sections);
  }

  private static String count(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private Cards answer() {
    List<RuleScore> scores = RuleScore.all(all);
    RuleScore best = scores.get(0);
    RuleScore ours =
        scores.stream()
            .filter(score -> score.rule().equals("rangefinder"))
            .findFirst()
            .orElse(best);
    return new Cards(
        ours.rule().equals(best.rule())
            ? List.of(card("best", best))
            : List.of(card("best", best), card("read off the curve", ours)));
  }

  private AnswerCard card(String place, RuleScore score) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        ("Trained at what it says, a task ends with a validation loss of %s times the lowest that"
                + " any learning rate of the grid reached (geometric mean; worst %s).")
            .formatted(factor(score.regret().geometricMean()), factor(score.regret().worst())));
    reasons.add("Within 10 %% of the lowest: %s.".formatted(percent(score.regret().withinTenth())));
    if (!Double.isNaN(score.trainings())) {
      reasons.add(
          "It costs as much as %s trainings of the task.".formatted(factor(score.trainings())));
    }
    return new AnswerCard(
        score.rule(),
        "x " + factor(score.regret().geometricMean()),
        new AnswerCard.Trust(AnswerCard.Trust.Level.NONE, place),
        "",
        reasons);
  }

  private Table scores(String part, List<Answers> measured) {
    List<List<String>> rows = new ArrayList<>();
    for (RuleScore score : RuleScore.all(measured)) {
      rows.add(
          List.of(
              score.rule(),
              factor(score.regret().geometricMean()),
              factor(score.regret().worst()),
              Integer.toString(tasks.indexOf(score.regret().worstTask()) + 1),
              percent(score.regret().withinTenth()),
              Integer.toString(score.silent()),
              Double.isNaN(score.trainings()) ? "" : factor(score.trainings())));
    }
    return new Table(
        part + ": validation loss at a rule's learning rate, over the lowest of the grid",
        List.of("rule", "geometric mean", "worst", "at task", "within 10 %", "silent", "trainings"),
        rows,
        0);
  }

  private Table verdicts() {
    List<List<String>> rows = new ArrayList<>();
    for (Calibration row : Calibration.all(all)) {
      rows.add(
          List.of(
              row.rule(),
              row.verdict().label(),
              Integer.toString(row.count()),
              percent(row.withinTenth()),
              percent(row.withinQuarter())));
    }
    return new Table(
            "How good the answers are that a rule calls "
                + String.join(
                    ", ", List.of(Verdict.values()).stream().map(Verdict::label).toList()),
            List.of("rule", "verdict", "answers", "within 10 %", "within 25 %"),
            rows)
        .words("verdict");
  }

  private static String factor(double factor) {
    return String.format(Locale.ROOT, "%.2f", factor);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private Plot trainings() {
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
        new Axes(Axis.logarithmic("learning rate"), Axis.logarithmic("over the lowest")),
        series,
        List.of(new Trace("over the lowest", Trace.Style.POINTS)));
  }

  private Table measurements() {
    List<String> rules = List.copyOf(all.get(0).answers().keySet());
    List<String> columns = new ArrayList<>(List.of("measured", "best rate", "lowest loss"));
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

  private Table tasks() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      String task = tasks.get(i);
      String part =
          all.stream()
              .filter(one -> one.measurement().task().equals(task))
              .findFirst()
              .orElseThrow()
              .part();
      rows.add(List.of(Integer.toString(i + 1), part, task));
    }
    return new Table(
            "What was trained, as options of train", List.of("task", "part", "options"), rows)
        .words("part", "options");
  }

  private String name(Answers one) {
    String task = "task " + (tasks.indexOf(one.measurement().task()) + 1);
    return severalSeeds ? task + ", seed " + one.measurement().seed() : task;
  }
}
