package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.report.words.OverviewRow;
import io.github.rangefinder.finder.run.EpochRow;
import io.github.rangefinder.finder.run.OptimizerReport;
import io.github.rangefinder.finder.run.RangeTestReport;
import io.github.rangefinder.finder.run.TrainReport;
import io.github.rangefinder.finder.run.TrainingReport;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code overview.csv}: results of many runs, and how they are read from the runs' folders. */
public final class OverviewFile {
  private static final String NAME = "overview.csv";

  /** What an evaluation has to say of a few thousand classes. */
  private static final int MOST_BYTES = 64 << 20;

  private OverviewFile() {}

  /**
   * The results in the folder of a finished run.
   *
   * @throws IOException with a sentence that names the folder or a file in it, and what is wrong
   */
  public static List<OverviewRow> rows(Path folder) throws IOException {
    List<OverviewRow> rows = new ArrayList<>();
    if (Files.exists(folder.resolve("range-test.json"))) {
      find(folder, rows);
    }
    if (TrainFiles.areIn(folder)) {
      train(folder, rows);
    }
    if (Files.exists(folder.resolve(EvaluationFiles.JSON))) {
      rows.add(evaluation(folder));
    }
    if (rows.isEmpty()) {
      throw new FileNotFoundException(
          folder
              + " holds no finished run: expected range-test.json, train.json or evaluation.json");
    }
    return rows;
  }

  private static void find(Path folder, List<OverviewRow> rows) throws IOException {
    RangeTestReport report = RangeTestFiles.read(folder);
    for (OptimizerReport result : report.results()) {
      double best = result.repeats().median().bestLoss();
      rows.add(
          new OverviewRow(
              folder.toString(),
              "find",
              subject(report.settings()),
              result.optimizer(),
              result.suggestion().learningRate(),
              result.suggestion().verdict().label(),
              Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best),
              OptionalDouble.empty(),
              OptionalDouble.of(result.tests().size() * result.repeats().meanSeconds())));
    }
  }

  private static void train(Path folder, List<OverviewRow> rows) throws IOException {
    TrainReport report = TrainFiles.read(folder);
    for (TrainingReport training : report.trainings()) {
      Optional<EpochRow> best = training.best();
      rows.add(
          new OverviewRow(
              folder.toString(),
              "train",
              subject(report.settings()),
              training.schedule(),
              report.settings().get("lr") instanceof Number rate
                  ? OptionalDouble.of(rate.doubleValue())
                  : OptionalDouble.empty(),
              TrainJson.word(Fit.of(training)),
              best.map(row -> OptionalDouble.of(row.validation().loss()))
                  .orElse(OptionalDouble.empty()),
              best.map(row -> row.validation().accuracy()).orElse(OptionalDouble.empty()),
              OptionalDouble.of(training.seconds())));
    }
  }

  private static OverviewRow evaluation(Path folder) throws IOException {
    Path file = folder.resolve(EvaluationFiles.JSON);
    String text = TextFile.read(file, MOST_BYTES);
    try {
      JsonPart root = JsonPart.parse("the file", text);
      return new OverviewRow(
          folder.toString(),
          "evaluate",
          subject(root.get("settings").map()),
          (int) root.get("samples").number() + " samples",
          OptionalDouble.empty(),
          "",
          root.get("loss").optional(),
          root.get("accuracy").optional(),
          OptionalDouble.empty());
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String subject(Map<String, Object> settings) {
    return settings.get("model") + " on " + settings.get("data");
  }

  /**
   * Writes the table, whole or not at all.
   *
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static String write(Path folder, List<OverviewRow> rows) throws IOException {
    WholeFile.write(folder.resolve(NAME), out -> write(out, rows));
    return NAME;
  }

  private static void write(OutputStream out, List<OverviewRow> rows) throws IOException {
    CSVPrinter printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
    printer.printRecord(OverviewRow.COLUMNS);
    for (OverviewRow row : rows) {
      printer.printRecord(
          row.folder(),
          row.command(),
          row.subject(),
          row.name(),
          cell(row.learningRate()),
          row.verdict(),
          cell(row.loss()),
          cell(row.accuracy()),
          cell(row.seconds()));
    }
    printer.flush();
  }

  /** Null is an empty field. */
  private static Double cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
