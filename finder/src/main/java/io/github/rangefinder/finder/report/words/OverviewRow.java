package io.github.rangefinder.finder.report.words;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A result of a finished run.
 *
 * @param run whose result it is
 * @param name of which part of the run: an optimizer, a schedule
 * @param learningRate suggested or trained at; empty if there is none
 * @param verdict how far to trust it, or how the training ended
 * @param measured what it came to
 */
public record OverviewRow(
    Run run, String name, OptionalDouble learningRate, String verdict, Measured measured) {
  /**
   * A finished run.
   *
   * @param folder where its files are
   * @param command what ran: find, judge, search, train, evaluate or study
   * @param subject what on what: model and data
   */
  public record Run(String folder, String command, String subject) {}

  /**
   * What a result came to, and how long it took.
   *
   * @param loss the lowest smoothed loss of a test, the validation loss of a training, the value
   *     that a race came to
   * @param accuracy on validation samples; empty where it was not measured
   * @param seconds how long it took; empty where that is not known
   */
  public record Measured(OptionalDouble loss, OptionalDouble accuracy, OptionalDouble seconds) {}

  /** The columns' names, as they stand in the file. */
  public static final List<String> COLUMNS =
      List.of(
          "folder",
          "command",
          "subject",
          "name",
          "learning_rate",
          "verdict",
          "loss",
          "accuracy",
          "seconds");
}
