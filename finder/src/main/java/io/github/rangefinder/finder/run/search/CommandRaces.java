package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trainings by a command, wherever they run, each from its beginning. */
final class CommandRaces implements RacedRunner {
  private final TrainingCommand command;
  private final TrialRunner trials;
  private final Consumer<String> warning;

  /**
   * A runner.
   *
   * @param warning told what commands that failed said last
   */
  CommandRaces(TrainingCommand command, TrialRunner trials, Consumer<String> warning) {
    this.command = command;
    this.trials = trials;
    this.warning = warning;
  }

  @Override
  public void run(List<Entry> entries, Consumer<Raced> came, BooleanSupplier stopped)
      throws IOException {
    trials.run(
        "commands",
        entries.stream().map(entry -> new CommandTrial(command, entry)).toList(),
        (trial, outcome) -> {
          if (!outcome.raced().isDone()) {
            warn(trial.entry(), outcome);
          }
          came.accept(outcome.raced());
        },
        stopped);
  }

  private void warn(Entry entry, CommandTrial.Outcome outcome) {
    String status = outcome.raced().status();
    warning.accept(
        "the command at learning rate %s: %s%s"
            .formatted(
                Rounded.learningRate(entry.learningRate()),
                switch (status) {
                  case "timeout" -> "not done after %s s".formatted(command.timeoutSeconds());
                  case "no-number" ->
                      outcome.misplaced()
                          ? "the metric is on its standard error, and only standard output counts"
                          : "its output does not have the metric";
                  case "not-finite" ->
                      "its metric is " + TrainingCommand.complaint(outcome.metric());
                  default -> "ended with code " + status.substring("exit-".length());
                },
                outcome.last().isEmpty() ? "" : "; it said last: " + outcome.last()));
  }
}
