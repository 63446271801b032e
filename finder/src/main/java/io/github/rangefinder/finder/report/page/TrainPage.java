package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.report.words.TrainAnswer;
import io.github.rangefinder.finder.run.RunFacts;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The page of trainings: how far each schedule got, epoch by epoch. */
public final class TrainPage {
  private final TrainReport report;

  private TrainPage(TrainReport report) {
    this.report = report;
  }

  /** The page of trainings, at least one of which has begun. */
  public static Page of(TrainReport report) {
    return new TrainPage(report).page();
  }

  private Page page() {
    List<Section> sections = new ArrayList<>();
    sections.add(answer());
    sections.add(new Section("History", HistoryPlots.of(report)));
    sections.add(Section.of("Schedules", SchedulePlot.of(report)));
    report.search().map(FoundRateSection::of).ifPresent(sections::add);
    report
        .confusion()
        .filter(confusion -> confusion.classes().size() <= ConfusionMatrix.MOST_CLASSES)
        .ifPresent(
            confusion ->
                sections.add(
                    Section.of(
                        "Confusion matrix",
                        new Paragraph(
                            "What the weights of the best epoch take the validation samples for."),
                        new ConfusionMatrix(confusion, counted(confusion)))));
    sections.addAll(RunSections.of(report.provenance()));
    return new Page("Training", RunSections.subject(report.provenance()), sections);
  }

  private String counted(Confusion confusion) {
    OptionalInt samples = RunFacts.of(report.provenance().settings()).data().validationSamples();
    return samples.isPresent() && samples.getAsInt() != confusion.total()
        ? "positions of the validation samples"
        : "validation samples";
  }

  private Section answer() {
    List<Block> blocks = new ArrayList<>();
    report
        .setup()
        .found()
        .ifPresent(
            rates ->
                blocks.add(
                    new Paragraph(
                        "Trained at a learning rate of %s. %s."
                            .formatted(
                                Rounded.learningRate(rates.single()),
                                TrainAnswer.foundBy(report)))));
    blocks.add(new Cards(report.trainings().stream().map(TrainPage::card).toList()));
    if (report.trainings().size() > 1) {
      blocks.add(comparison());
      TrainAnswer.conclusion(report).ifPresent(words -> blocks.add(new Paragraph(words)));
    }
    return new Section("Answer", blocks);
  }

  private static AnswerCard card(TrainingReport training) {
    return new AnswerCard(
        training.schedule(),
        training.best().map(TrainPage::headline).orElse("no whole epoch"),
        trust(training),
        training
            .best()
            .map(best -> "On the validation samples, after epoch " + best.epoch())
            .orElse(""),
        TrainAnswer.reasons(training));
  }

  private static String headline(EpochRow best) {
    return best.validation().accuracy().isPresent()
        ? Rounded.percent(best.validation().accuracy().getAsDouble()) + " right"
        : "loss " + Rounded.loss(best.validation().loss());
  }

  private static AnswerCard.Trust trust(TrainingReport training) {
    if (training.end() == TrainingEnd.NOT_FINITE) {
      return new AnswerCard.Trust(AnswerCard.Trust.Level.DOUBTFUL, "blew up");
    }
    return switch (Fit.of(training)) {
      case UNKNOWN -> new AnswerCard.Trust(AnswerCard.Trust.Level.NONE, "cannot be told yet");
      case UNDERFIT -> new AnswerCard.Trust(AnswerCard.Trust.Level.DOUBTFUL, "underfit");
      case STILL_IMPROVING -> new AnswerCard.Trust(AnswerCard.Trust.Level.GOOD, "still improving");
      case LEVELLED_OFF -> new AnswerCard.Trust(AnswerCard.Trust.Level.GOOD, "levelled off");
      case RISING ->
          new AnswerCard.Trust(
              AnswerCard.Trust.Level.DOUBTFUL,
              "gets worse from epoch " + (training.bestEpoch() + 1));
      case DIVERGED -> new AnswerCard.Trust(AnswerCard.Trust.Level.DOUBTFUL, "diverged");
      case OVERFIT ->
          new AnswerCard.Trust(
              AnswerCard.Trust.Level.DOUBTFUL, "overfits from epoch " + (training.bestEpoch() + 1));
    };
  }

  private Table comparison() {
    List<List<String>> rows = new ArrayList<>();
    for (TrainingReport training : report.trainings()) {
      rows.add(
          training
              .best()
              .map(best -> row(training, best))
              .orElse(
                  List.of(
                      training.schedule(), "", "", "", "", Rounded.duration(training.seconds()))));
    }
    return new Table(
        "The best epoch with each schedule, from the same weights over the same batches",
        List.of("schedule", "epoch", "validation loss", "accuracy", "training loss", "time"),
        rows,
        report.winner().map(report.trainings()::indexOf).orElse(-1));
  }

  private static List<String> row(TrainingReport training, EpochRow best) {
    return List.of(
        training.schedule(),
        Integer.toString(best.epoch()),
        Rounded.loss(best.validation().loss()),
        best.validation().accuracy().isPresent()
            ? Rounded.percent(best.validation().accuracy().getAsDouble())
            : "",
        Rounded.loss(best.training().loss()),
        Rounded.duration(training.seconds()));
  }
}
