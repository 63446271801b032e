package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.chart.ConfusionChart;
import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.MistakesPicture;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import io.github.rangefinder.finder.run.evaluate.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;

/** The files of {@code evaluate} and {@code predict} in one folder. */
public final class EvaluationFiles {
  /** What a folder has if it holds an evaluation. */
  public static final String JSON = "evaluation.json";

  private static final String CONFUSION = "confusion";
  private static final String MISTAKES = "mistakes.png";
  private static final String PREDICTIONS = "predictions.csv";

  private static final int MOST_BYTES = 64 << 20;

  private EvaluationFiles() {}

  /** Whether a folder holds the numbers of an evaluation. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(JSON));
  }

  /**
   * Reads the numbers of an evaluation.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  public static Evaluation read(Path folder) throws IOException {
    return NumbersFile.read(folder.resolve(JSON), EvaluationJsonReader::read);
  }

  /** The picture of the worst mistakes that the folder has; empty if it has none. */
  public static Optional<byte[]> mistakes(Path folder) throws IOException {
    Path picture = folder.resolve(MISTAKES);
    if (!Files.exists(picture)) {
      return Optional.empty();
    }
    if (InputFile.size(picture) > MOST_BYTES) {
      throw new DataFormatException(
          "cannot read " + picture + ": it has more than " + MOST_BYTES + " bytes");
    }
    try (InputStream in = InputFile.open(picture)) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    }
  }

  /**
   * Writes {@code evaluation.json}, whole or not at all.
   *
   * @param folder where to, must exist
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeJson(Path folder, Evaluation evaluation) throws IOException {
    byte[] json = EvaluationJson.write(evaluation).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(JSON), out -> out.write(json));
    return List.of(JSON);
  }

  /**
   * Writes {@code confusion.csv} for classes, whole or not at all; that of another model does not
   * stay.
   *
   * @return the file's name, if there are classes
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeConfusion(Path folder, Evaluation evaluation) throws IOException {
    Path csv = folder.resolve(CONFUSION + ".csv");
    if (!evaluation.classifies()) {
      Files.deleteIfExists(csv);
      return List.of();
    }
    WholeFile.write(csv, out -> writeConfusion(out, evaluation));
    return List.of(CONFUSION + ".csv");
  }

  /**
   * Draws {@code confusion.png} for classes and {@code mistakes.png} for images.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures draw(Evaluation evaluation, Dataset data)
      throws PicturesUnavailableException {
    Pictures confusion = drawConfusion(evaluation);
    return confusion.and(
        MistakesPicture.isPossible(evaluation, data)
            ? new Pictures(Map.of(MISTAKES, MistakesPicture.png(evaluation, data)), List.of())
            : new Pictures(Map.of(), List.of(MISTAKES)));
  }

  /**
   * Draws {@code confusion.png} alone, for which the numbers are enough; nothing where there are no
   * classes.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures drawConfusion(Evaluation evaluation) throws PicturesUnavailableException {
    DrawingSupport.check();
    String name = CONFUSION + ".png";
    return evaluation.classifies()
        ? new Pictures(Map.of(name, ConfusionChart.png(evaluation)), List.of())
        : new Pictures(Map.of(), List.of(name));
  }

  /**
   * Writes {@code predictions.csv}: for classes {@code sample,label,probability,p_0,…}, label the
   * class's name; for numbers {@code sample,value_0,…}.
   *
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static String write(Path folder, Predictions predictions) throws IOException {
    WholeFile.write(folder.resolve(PREDICTIONS), out -> writePredictions(out, predictions));
    return PREDICTIONS;
  }

  private static void writePredictions(OutputStream out, Predictions predictions)
      throws IOException {
    boolean classes = !predictions.classes().isEmpty();
    List<String> columns =
        new ArrayList<>(classes ? List.of("sample", "label", "probability") : List.of("sample"));
    for (int i = 0; i < predictions.rows()[0].length; i++) {
      columns.add((classes ? "p_" : "value_") + i);
    }
    CsvTable.write(out, columns, printer -> print(printer, predictions, classes));
  }

  private static void print(CSVPrinter printer, Predictions predictions, boolean classes)
      throws IOException {
    List<Object> row = new ArrayList<>();
    for (int sample = 0; sample < predictions.rows().length; sample++) {
      row.clear();
      row.add(sample);
      if (classes) {
        int label = predictions.label(sample);
        row.add(predictions.classes().get(label));
        row.add(predictions.rows()[sample][label]);
      }
      for (double value : predictions.rows()[sample]) {
        row.add(value);
      }
      printer.printRecord(row);
    }
  }

  private static void writeConfusion(OutputStream out, Evaluation evaluation) throws IOException {
    List<String> columns = new ArrayList<>(List.of("class"));
    columns.addAll(evaluation.classes());
    CsvTable.write(out, columns, printer -> print(printer, evaluation));
  }

  private static void print(CSVPrinter printer, Evaluation evaluation) throws IOException {
    List<Object> row = new ArrayList<>();
    for (int label = 0; label < evaluation.classes().size(); label++) {
      row.clear();
      row.add(evaluation.classes().get(label));
      for (long count : evaluation.confusion().counts()[label]) {
        row.add(count);
      }
      printer.printRecord(row);
    }
  }
}
