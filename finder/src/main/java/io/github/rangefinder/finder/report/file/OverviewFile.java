package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.report.words.OverviewRow;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.RuleScore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** {@code overview.csv}: results of many runs, and how they are read from the runs' folders. */
public final class OverviewFile {
  private static final String NAME = "overview.csv";

  private OverviewFile() {}

  /** The folder of a finished run; where it is none, those in it that are. */
  public static List<Path> runs(Path folder) {
    if (isRun(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> runs = files.filter(OverviewFile::isRun).sorted().toList();
      return runs.isEmpty() ? List.of(folder) : runs;
    } catch (IOException e) {
      return List.of(folder); // whoever reads it says that it is no run
    }
  }

  private static boolean isRun(Path folder) {
    return RangeTestFiles.areIn(folder)
        || SearchFiles.areIn(folder)
        || TrainFiles.areIn(folder)
        || EvaluationFiles.areIn(folder)
        || StudyFiles.areIn(folder);
  }

  /**
   * The results in the folder of a finished run.
   *
   * @throws IOException with a sentence that names the folder or a file in it, and what is wrong
   */
  public static List<OverviewRow> rows(Path folder) throws IOException {
    List<OverviewRow> rows = new ArrayList<>();
    if (RangeTestFiles.areIn(folder)) {
      find(folder, rows);
    }
    if (SearchFiles.areIn(folder)) {
      rows.add(search(folder));
    }
    if (TrainFiles.areIn(folder)) {
      train(folder, rows);
    }
    if (EvaluationFiles.areIn(folder)) {
      rows.add(evaluation(folder));
    }
    if (StudyFiles.areIn(folder)) {
      rows.add(study(folder));
    }
    if (rows.isEmpty()) {
      throw new FileNotFoundException(
          folder
              + " holds no finished run: expected range-test.json, search.json, train.json,"
              + " evaluation.json or "
              + StudyFiles.RULES);
    }
    return rows;
  }

  private static void find(Path folder, List<OverviewRow> rows) throws IOException {
    RangeTestReport report = RangeTestFiles.read(folder);
    for (OptimizerReport result : report.results()) {
      double best = result.repeats().median().bestLoss();
      rows.add(
          new OverviewRow(
              new OverviewRow.Run(
                  folder.toString(),
                  report.provenance().settings().has("curves") ? "judge" : "find",
                  subject(report.provenance())),
              result.optimizer(),
              result.suggestion().learningRate(),
              result.suggestion().verdict().label(),
              new OverviewRow.Measured(
                  ifFinite(best),
                  OptionalDouble.empty(),
                  ifFinite(result.tests().size() * result.repeats().meanSeconds()))));
    }
  }

  private static void train(Path folder, List<OverviewRow> rows) throws IOException {
    TrainReport report = TrainFiles.read(folder);
    for (TrainingReport training : report.trainings()) {
      Optional<EpochRow> best = training.best();
      rows.add(
          new OverviewRow(
              new OverviewRow.Run(folder.toString(), "train", subject(report.provenance())),
              training.schedule(),
              report.provenance().settings().number("lr"),
              TrainJson.word(Fit.of(training)),
              new OverviewRow.Measured(
                  best.map(row -> OptionalDouble.of(row.validation().loss()))
                      .orElse(OptionalDouble.empty()),
                  best.map(row -> row.validation().accuracy()).orElse(OptionalDouble.empty()),
                  ifFinite(training.seconds()))));
    }
  }

  private static OverviewRow search(Path folder) throws IOException {
    SearchReport report = SearchFiles.read(folder);
    double value = report.value();
    double seconds = report.trials().stream().mapToDouble(Raced::seconds).sum();
    return new OverviewRow(
        new OverviewRow.Run(
            folder.toString(),
            "search",
            report.provenance().settings().has("model")
                ? subject(report.provenance())
                : "a command"),
        report.what(),
        report.answer().learningRate(),
        report.answer().verdict().label(),
        new OverviewRow.Measured(ifFinite(value), OptionalDouble.empty(), ifFinite(seconds)));
  }

  private static OverviewRow evaluation(Path folder) throws IOException {
    Evaluation evaluation = EvaluationFiles.read(folder);
    return new OverviewRow(
        new OverviewRow.Run(folder.toString(), "evaluate", subject(evaluation.provenance())),
        Rounded.whole(evaluation.samples()) + " samples",
        OptionalDouble.empty(),
        "",
        new OverviewRow.Measured(
            ifFinite(evaluation.metrics().loss()),
            evaluation.metrics().accuracy(),
            OptionalDouble.empty()));
  }

  private static OptionalDouble ifFinite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** A study's row is its best rule: how far its answers are from the best rates. */
  private static OverviewRow study(Path folder) throws IOException {
    List<Answers> answers = StudyFiles.readAll(folder);
    RuleScore best = RuleScore.all(answers).get(0);
    return new OverviewRow(
        new OverviewRow.Run(
            folder.toString(),
            "study",
            answers.size() + (answers.size() == 1 ? " measurement" : " measurements")),
        best.rule(),
        OptionalDouble.empty(),
        String.format(Locale.ROOT, "%.2f x lowest", best.regret().geometricMean()),
        new OverviewRow.Measured(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
  }

  /** Model and data; what was judged has no model. */
  private static String subject(Provenance provenance) {
    SettingValues settings = provenance.settings();
    return settings.has("model")
        ? settings.text("model") + " on " + settings.text("data")
        : settings.text("data");
  }

  /**
   * Writes the table, whole or not at all.
   *
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static String write(Path folder, List<OverviewRow> rows) throws IOException {
    WholeFile.write(
        folder.resolve(NAME),
        out -> CsvTable.write(out, OverviewRow.COLUMNS, csv -> print(csv, rows)));
    return NAME;
  }

  private static void print(CSVPrinter printer, List<OverviewRow> rows) throws IOException {
    for (OverviewRow row : rows) {
      printer.printRecord(
          row.run().folder(),
          row.run().command(),
          row.run().subject(),
          row.name(),
          cell(row.learningRate()),
          row.verdict(),
          cell(row.measured().loss()),
          cell(row.measured().accuracy()),
          cell(row.measured().seconds()));
    }
  }

  /** Null is an empty field. */
  private static Double cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
