package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import java.util.Optional;

/** The trainings around a suggestion as a table, the winner marked. */
final class VerificationTable {
  private VerificationTable() {}

  static String text(Verification verification) {
    StringBuilder table = new StringBuilder();
    table.append(
        "  Validation after %d epoch%s at each learning rate:\n"
            .formatted(verification.epochs(), verification.epochs() == 1 ? "" : "s"));
    table.append(row("learning rate", "loss", "accuracy", ""));
    for (Trial trial : verification.trials()) {
      table.append(
          row(
              Rounded.learningRate(trial.learningRate()),
              trial.blewUp() ? "blew up" : Rounded.loss(trial.loss()),
              trial.accuracy().isPresent() ? Rounded.percent(trial.accuracy().getAsDouble()) : "",
              remark(verification, trial)));
    }
    return table.toString();
  }

  private static String remark(Verification verification, Trial trial) {
    boolean best = verification.best().equals(Optional.of(trial));
    boolean readOff =
        verification.readOff().isPresent()
            && verification.readOff().getAsDouble() == trial.learningRate();
    return (best ? "<- best" : "")
        + (best && readOff ? ", " : "")
        + (readOff ? "read off the curve" : "");
  }

  private static String row(String rate, String loss, String accuracy, String remark) {
    return String.format("    %13s %9s %9s  %s", rate, loss, accuracy, remark).stripTrailing()
        + "\n";
  }
}
