package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code study.csv}: what every rule suggests for every measurement and how that compares. {@code
 * study-trainings.csv}: what every training came to.
 */
final class StudyCsv {
  private static final List<String> RULES =
      List.of(
          "part",
          "task",
          "seed",
          "best_learning_rate",
          "best_loss",
          "rule",
          "suggested",
          "regret",
          "trainings",
          "verdict");

  private static final List<String> TRAININGS =
      List.of("part", "task", "seed", "learning_rate", "validation_loss", "validation_accuracy");

  private StudyCsv() {}

  static void writeRules(OutputStream out, List<Answers> all) throws IOException {
    CsvTable.write(out, RULES, printer -> printRules(printer, all));
  }

  private static void printRules(CSVPrinter printer, List<Answers> all) throws IOException {
    for (Answers one : all) {
      Outcome best = one.measurement().truth().best();
      for (String rule : one.answers().keySet()) {
        OptionalDouble suggested = one.answers().get(rule).learningRate();
        printer.printRecord(
            one.part(),
            one.measurement().task(),
            one.measurement().seed(),
            best.learningRate(),
            best.loss(),
            rule,
            suggested.isPresent() ? suggested.getAsDouble() : "",
            one.regret(rule),
            one.trainings(rule),
            one.answers().get(rule).verdict().map(Verdict::label).orElse(""));
      }
    }
  }

  /** A measurement: of what part of the tasks, of which task, with which seed. */
  record Key(String part, String task, long seed) {}

  /**
   * The measurements of a file of rules, in their order.
   *
   * @throws IOException with a sentence that names the file
   */
  static Set<Key> keys(Path file) throws IOException {
    Set<Key> keys = new LinkedHashSet<>();
    CsvTable.read(
        file,
        "the columns part, task and seed, a whole number",
        row ->
            keys.add(new Key(row.get("part"), row.get("task"), Long.parseLong(row.get("seed")))));
    if (keys.isEmpty()) {
      throw new IOException(file + " has no row behind its header");
    }
    return keys;
  }

  static void writeTrainings(OutputStream out, List<Answers> all) throws IOException {
    CsvTable.write(out, TRAININGS, printer -> printTrainings(printer, all));
  }

  private static void printTrainings(CSVPrinter printer, List<Answers> all) throws IOException {
    for (Answers one : all) {
      for (Outcome outcome : one.measurement().outcomes()) {
        printer.printRecord(
            one.part(),
            one.measurement().task(),
            one.measurement().seed(),
            outcome.learningRate(),
            outcome.loss(),
            outcome.accuracy());
      }
    }
  }
}
