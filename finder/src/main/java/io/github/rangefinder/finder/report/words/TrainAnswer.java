package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.FoundRate;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answer in words: how far each training got, and which schedule got farthest. */
public final class TrainAnswer {
  private TrainAnswer() {}

  /** What found the learning rate, and what it took, where that is known. */
  public static String foundBy(TrainReport report) {
    return report.search().map(TrainAnswer::testAndRace).orElse("Found by the range test");
  }

  private static String testAndRace(FoundRate found) {
    return found.race().isEmpty()
        ? "Found by the range test"
        : "Found by the range test and %s (%s in all)"
            .formatted(
                Rounded.count(found.race().size(), "short training"),
                Rounded.count(found.epochs(), "epoch"));
  }

  /** The answer as lines of at most 80 characters, each ended by a line feed. */
  public static String text(TrainReport report) {
    List<String> paragraphs = new ArrayList<>();
    for (TrainingReport training : report.trainings()) {
      paragraphs.add(paragraph(training));
    }
    if (report.trainings().size() > 1) {
      paragraphs.add(table(report.trainings()));
      conclusion(report).ifPresent(words -> paragraphs.add(Wrapping.wrap(words, "")));
    }
    return String.join("\n", paragraphs);
  }

  private static String paragraph(TrainingReport training) {
    String headline =
        training
            .best()
            .map(
                best ->
                    right(best.validation(), "", " right, ")
                        + "loss "
                        + Rounded.loss(best.validation().loss())
                        + " (validation, epoch "
                        + best.epoch()
                        + ")")
            .orElse("no whole epoch");
    StringBuilder text = new StringBuilder(training.schedule() + ": " + headline + "\n");
    reasons(training).forEach(sentence -> text.append(Wrapping.wrap(sentence, "  ")));
    return text.toString();
  }

  /** Why a training ended as it did and what would help, in a few sentences. */
  public static List<String> reasons(TrainingReport training) {
    List<String> reasons = new ArrayList<>();
    if (!training.failure().isEmpty()) {
      reasons.add("Stopped: " + training.failure() + ".");
    }
    if (!training.epochs().isEmpty()) {
      reasons.add(Fit.of(training).sentence(training));
    }
    reasons.add(ended(training));
    return reasons;
  }

  private static String ended(TrainingReport training) {
    int size = training.epochs().size();
    String after = " after " + size + (size == 1 ? " epoch" : " epochs");
    String how =
        switch (training.end()) {
          case COMPLETED -> "Done";
          case STOPPED_EARLY -> "Stopped early, the validation loss no longer fell,";
          case NOT_FINITE -> "Ended";
          case INTERRUPTED -> "Interrupted";
        };
    return how + after + ", " + Rounded.duration(training.seconds()) + ".";
  }

  private static String table(List<TrainingReport> trainings) {
    int longest = trainings.stream().mapToInt(t -> t.schedule().length()).max().orElse(0);
    String name = "%-" + Math.max(8, Math.min(longest, 30)) + "s";
    String format = name + " %6s %12s %10s %12s %9s%n";
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            format,
            "schedule",
            "epoch",
            "valid. loss",
            "accuracy",
            "train. loss",
            "time"));
    for (TrainingReport training : trainings) {
      table.append(String.format(Locale.ROOT, format, cells(training).toArray()));
    }
    return table.toString();
  }

  private static List<String> cells(TrainingReport training) {
    String time = Rounded.duration(training.seconds());
    if (training.best().isEmpty()) {
      return List.of(training.schedule(), "-", "-", "-", "-", time);
    }
    EpochRow best = training.best().get();
    return List.of(
        training.schedule(),
        Integer.toString(best.epoch()),
        Rounded.loss(best.validation().loss()),
        best.validation().accuracy().isPresent() ? right(best.validation(), "", "") : "-",
        Rounded.loss(best.training().loss()),
        time);
  }

  /** Which schedule got farthest; empty if none has a whole epoch. */
  public static Optional<String> conclusion(TrainReport report) {
    return report.winner().map(winner -> conclusion(report, winner));
  }

  private static String conclusion(TrainReport report, TrainingReport winner) {
    EpochRow best = winner.best().orElseThrow();
    int samples = report.setup().validationSamples();
    return "From the same initial weights and the same batches, "
        + winner.schedule()
        + " got farthest: validation loss "
        + Rounded.loss(best.validation().loss())
        + right(
            best.validation(),
            ", ",
            samples > 0 ? " of " + Rounded.whole(samples) + " samples right" : " right")
        + ".";
  }

  /** The accuracy between two texts; nothing for regression. */
  private static String right(Metrics metrics, String before, String after) {
    return metrics.accuracy().isPresent()
        ? before + Rounded.percent(metrics.accuracy().getAsDouble()) + after
        : "";
  }
}
