package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.run.EpochRow;
import io.github.rangefinder.finder.run.TrainingReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code history.csv}: one row for every whole epoch of every training, the schedule in the last
 * column. Epochs count from 1; iteration and learning rate are those at the epoch's end. The
 * accuracies of regression are empty.
 */
final class HistoryCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "epoch",
              "iteration",
              "learning_rate",
              "train_loss",
              "train_accuracy",
              "validation_loss",
              "validation_accuracy",
              "schedule")
          .get();

  private HistoryCsv() {}

  static void write(OutputStream out, List<TrainingReport> trainings) throws IOException {
    CSVPrinter printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    for (TrainingReport training : trainings) {
      for (EpochRow row : training.epochs()) {
        printer.printRecord(
            row.epoch(),
            row.iteration(),
            row.learningRate(),
            row.training().loss(),
            accuracy(row.training()),
            row.validation().loss(),
            accuracy(row.validation()),
            training.schedule());
      }
    }
    printer.flush();
  }

  /** Null, an empty field, for regression. */
  private static Double accuracy(Metrics metrics) {
    return metrics.accuracy().isPresent() ? metrics.accuracy().getAsDouble() : null;
  }
}
