package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trainings that prove suggestions: a plot of all of them, and a table for each optimizer. */
final class VerificationSection {
  private VerificationSection() {}

  /** The section; empty where nobody asked for trainings. */
  static Optional<Section> of(RangeTestReport report) {
    List<OptimizerReport> verified =
        report.results().stream()
            .filter(result -> result.verification().isPresent())
            .filter(result -> !result.verification().get().trials().isEmpty())
            .toList();
    if (verified.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(plot(verified));
    verified.forEach(result -> blocks.add(table(result.optimizer(), result.verification().get())));
    return Optional.of(new Section("Verification", blocks));
  }

  private static Plot plot(List<OptimizerReport> verified) {
    List<Series> series = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (OptimizerReport result : verified) {
      Verification proof = result.verification().orElseThrow();
      series.add(series(result.optimizer(), proof.trials()));
      proof
          .best()
          .ifPresent(
              best ->
                  marks.add(
                      new Mark(
                          "lowest loss",
                          result.optimizer(),
                          result.optimizer() + " " + Rounded.learningRate(best.learningRate()),
                          best.learningRate(),
                          true)));
    }
    return new Plot(
        "verification",
        "Trained at learning rates around the suggestion; a training that blew up has no point",
        new Axes(Axis.logarithmic("learning rate"), Axis.logarithmic("validation loss")),
        series,
        List.of(new Trace("validation loss", Trace.Style.POINTS)),
        marks);
  }

  private static Series series(String name, List<Trial> trials) {
    return new Series(
        name,
        trials.stream().mapToDouble(Trial::learningRate).toArray(),
        Map.of("validation loss", trials.stream().mapToDouble(Trial::loss).toArray()));
  }

  private static Table table(String optimizer, Verification proof) {
    List<List<String>> rows = new ArrayList<>();
    for (Trial trial : proof.trials()) {
      rows.add(
          List.of(
              Rounded.learningRate(trial.learningRate()),
              trial.blewUp() ? "blew up" : Rounded.loss(trial.loss()),
              Double.isNaN(trial.standardError()) ? "" : Rounded.loss(trial.standardError()),
              trial.accuracy().isPresent() ? Rounded.percent(trial.accuracy().getAsDouble()) : "",
              proof.readOff().isPresent() && proof.readOff().getAsDouble() == trial.learningRate()
                  ? "read off the curve"
                  : ""));
    }
    return new Table(
        "%s: validation after %d %s at each learning rate"
            .formatted(optimizer, proof.epochs(), proof.epochs() == 1 ? "epoch" : "epochs"),
        List.of("learning rate", "loss", "standard error", "accuracy", "what it is"),
        rows,
        proof.best().map(proof.trials()::indexOf).orElse(-1));
  }
}
