package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.util.ArrayList;
import java.util.List;

/** The page of range tests: the answer for each optimizer, and all that it rests on. */
public final class FindPage {
  private final RangeTestReport report;

  private FindPage(RangeTestReport report) {
    this.report = report;
  }

  /** The page of finished tests, at least one. */
  public static Page of(RangeTestReport report) {
    return new FindPage(report).page();
  }

  private Page page() {
    List<Section> sections = new ArrayList<>();
    sections.add(answer());
    sections.add(new Section("Curves", CurvePlots.of(report)));
    sections.add(Section.of("Rules", RulesTable.of(report)));
    VerificationSection.of(report).ifPresent(sections::add);
    sections.add(Section.of("Tests", tests()));
    sections.addAll(RunSections.of(report.provenance()));
    return new Page("Learning rate", RunSections.subject(report.provenance()), sections);
  }

  private Section answer() {
    List<AnswerCard> cards = report.results().stream().map(this::card).toList();
    String conclusion = Answer.conclusion(report);
    return conclusion.isEmpty()
        ? Section.of("Answer", new Cards(cards))
        : Section.of("Answer", new Cards(cards), new Paragraph(conclusion));
  }

  private AnswerCard card(OptimizerReport result) {
    Verdict verdict = result.suggestion().verdict();
    return new AnswerCard(
        result.optimizer(),
        verdict == Verdict.NONE
            ? "no suggestion"
            : Rounded.learningRate(result.suggestion().learningRate().getAsDouble()),
        trust(verdict),
        evidence(result),
        Answer.reasons(report, result));
  }

  static AnswerCard.Trust trust(Verdict verdict) {
    return switch (verdict) {
      case RELIABLE -> new AnswerCard.Trust(AnswerCard.Trust.Level.GOOD, verdict.label());
      case UNCERTAIN -> new AnswerCard.Trust(AnswerCard.Trust.Level.DOUBTFUL, verdict.label());
      case NONE -> new AnswerCard.Trust(AnswerCard.Trust.Level.NONE, verdict.label());
    };
  }

  private String evidence(OptimizerReport result) {
    int tests = result.tests().size();
    String curves = tests == 1 ? "the curve of one test" : "the curves of " + tests + " tests";
    return "Evidence: "
        + curves
        + result
            .verification()
            .map(proof -> ", and %d trainings around it".formatted(proof.trials().size()))
            .orElse("");
  }

  private Table tests() {
    List<List<String>> rows = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      result.tests().forEach(test -> rows.add(row(result.optimizer(), test)));
    }
    return new Table(
            "What was run",
            List.of(
                "optimizer", "repeat", "iterations", "end", "at", "lowest smoothed loss", "time"),
            rows)
        .words("end");
  }

  private static List<String> row(String optimizer, TestReport test) {
    RangeCurve curve = test.result().curve();
    int size = curve.size();
    double seconds = test.result().seconds();
    return List.of(
        optimizer,
        Integer.toString(test.repeat() + 1),
        Integer.toString(size),
        ended(test.result().stopReason()),
        size == 0 ? "" : Rounded.learningRate(curve.learningRate(size - 1)),
        Double.isNaN(curve.bestLoss()) ? "" : Rounded.loss(curve.bestLoss()),
        Double.isNaN(seconds) ? "" : Rounded.duration(seconds));
  }

  private static String ended(StopReason reason) {
    return switch (reason) {
      case COMPLETED -> "end of the ramp";
      case DIVERGED -> "diverged";
      case NOT_FINITE -> "loss not finite";
      case INTERRUPTED -> "interrupted";
    };
  }
}
