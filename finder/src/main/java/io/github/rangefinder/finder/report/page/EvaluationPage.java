package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.words.EvaluationAnswer;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a trained model: how well it does, class by class, and where it errs. */
public final class EvaluationPage {
  /** Mistakes in the table. */
  private static final int MOST_MISTAKES = 50;

  private EvaluationPage() {}

  /**
   * The page of an evaluation.
   *
   * @param mistakes a picture of the worst mistakes as PNG; empty where samples are no images
   */
  public static Page of(Evaluation evaluation, Optional<byte[]> mistakes) {
    List<Section> sections = new ArrayList<>();
    sections.add(answer(evaluation));
    if (evaluation.classifies()) {
      sections.add(Section.of("Classes", classes(evaluation)));
      if (evaluation.classes().size() <= ConfusionMatrix.MOST_CLASSES) {
        sections.add(
            Section.of(
                "Confusion matrix",
                new ConfusionMatrix(evaluation.confusion(), EvaluationAnswer.counted(evaluation))));
      }
      if (!evaluation.mistakes().isEmpty()) {
        sections.add(mistakes(evaluation, mistakes));
      }
    }
    sections.addAll(RunSections.of(evaluation.provenance()));
    return new Page("Evaluation", RunSections.subject(evaluation.provenance()), sections);
  }

  private static Section answer(Evaluation evaluation) {
    List<String> reasons = new ArrayList<>();
    if (evaluation.classifies()) {
      reasons.add(EvaluationAnswer.baseline(evaluation));
    }
    evaluation.errors().forEach(errors -> reasons.add(EvaluationAnswer.sentence(errors)));
    String loss = "loss " + Rounded.loss(evaluation.metrics().loss());
    boolean counted = evaluation.metrics().accuracy().isPresent();
    return Section.of(
        "Answer",
        new Cards(
            List.of(
                new AnswerCard(
                    Rounded.whole(evaluation.samples()) + " samples",
                    counted
                        ? EvaluationAnswer.percent(evaluation.metrics().accuracy()) + " right"
                        : loss,
                    new AnswerCard.Trust(AnswerCard.Trust.Level.NONE, counted ? loss : "measured"),
                    "",
                    reasons))));
  }

  private static Table classes(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    for (int label = 0; label < evaluation.classes().size(); label++) {
      rows.add(
          List.of(
              evaluation.classes().get(label),
              EvaluationAnswer.percent(evaluation.confusion().precision(label)),
              EvaluationAnswer.percent(evaluation.confusion().recall(label)),
              Rounded.whole(evaluation.confusion().count(label))));
    }
    return new Table(
        "How well each class is found",
        List.of("class", "precision", "recall", EvaluationAnswer.counted(evaluation)),
        rows);
  }

  private static Section mistakes(Evaluation evaluation, Optional<byte[]> picture) {
    List<Block> blocks = new ArrayList<>();
    picture.ifPresent(
        png ->
            blocks.add(
                new Picture(
                    png, "The worst mistakes, each with its class and what it was taken for")));
    List<List<String>> rows =
        evaluation.mistakes().stream()
            .limit(MOST_MISTAKES)
            .map(
                mistake ->
                    List.of(
                        Integer.toString(mistake.sample()),
                        evaluation.classes().get(mistake.label()),
                        evaluation.classes().get(mistake.prediction()),
                        Rounded.percent(mistake.probability())))
            .toList();
    blocks.add(
        new Table(
                "The surest of %s mistakes; samples count from 0"
                    .formatted(Rounded.whole(evaluation.confusion().mistakes())),
                List.of("sample", "class", "taken for", "probability"),
                rows)
            .words("class", "taken for"));
    return new Section("Mistakes", blocks);
  }
}
