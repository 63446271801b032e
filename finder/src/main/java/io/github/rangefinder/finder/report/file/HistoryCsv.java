package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code history.csv}: one row for every whole epoch of every training, the schedule in the last
 * column. Epochs count from 1; iteration and learning rate are those at the epoch's end. The
 * accuracies of regression are empty.
 */
final class HistoryCsv {
  private static final List<String> COLUMNS =
      List.of(
          "epoch",
          "iteration",
          "learning_rate",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "schedule");

  private HistoryCsv() {}

  static void write(OutputStream out, List<TrainingReport> trainings) throws IOException {
    CsvTable.write(out, COLUMNS, printer -> print(printer.getOut(), trainings));
  }

  private static void print(Appendable out, List<TrainingReport> trainings) throws IOException {
    for (TrainingReport training : trainings) {
      String end = CsvTable.fields(training.schedule());
      StringBuilder line = new StringBuilder();
      for (EpochRow row : training.epochs()) {
        line.setLength(0);
        addTo(line, row);
        out.append(line.append(end).append('\n'));
      }
    }
  }

  /** An epoch's numbers, of which there may be very many: they need no quotes, and no library. */
  private static void addTo(StringBuilder line, EpochRow row) {
    line.append(row.epoch()).append(',');
    line.append(row.iteration()).append(',');
    line.append(row.learningRate()).append(',');
    addTo(line, row.training());
    addTo(line, row.validation());
  }

  /** The accuracy of regression is empty. */
  private static void addTo(StringBuilder line, Metrics metrics) {
    line.append(metrics.loss()).append(',');
    if (metrics.accuracy().isPresent()) {
      line.append(metrics.accuracy().getAsDouble());
    }
    line.append(',');
  }

  /**
   * Reads what was written: the epochs of each schedule.
   *
   * @throws IOException with a sentence that names the file, the line and what was expected
   */
  static Map<String, List<EpochRow>> read(Path file) throws IOException {
    Map<String, List<EpochRow>> epochs = new LinkedHashMap<>();
    CsvTable.read(
        file,
        String.join(",", COLUMNS),
        row -> epochs.computeIfAbsent(row.get("schedule"), any -> new ArrayList<>()).add(row(row)));
    return epochs;
  }

  private static EpochRow row(CSVRecord row) {
    return new EpochRow(
        Integer.parseInt(row.get("epoch")),
        Integer.parseInt(row.get("iteration")),
        Double.parseDouble(row.get("learning_rate")),
        metrics(row.get("train_loss"), row.get("train_accuracy")),
        metrics(row.get("validation_loss"), row.get("validation_accuracy")));
  }

  private static Metrics metrics(String loss, String accuracy) {
    return new Metrics(
        Double.parseDouble(loss),
        accuracy.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(accuracy)));
  }
}
