package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.chart.SearchChart;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;

/** The files of a search in one folder. */
public final class SearchFiles {
  private static final String CSV = "search.csv";

  private static final List<String> COLUMNS =
      List.of(
          "trial",
          "learning_rate",
          "seed",
          "epochs",
          "value",
          "status",
          "seconds",
          "standard_error");

  /** What a folder has if it holds a search. */
  public static final String JSON = "search.json";

  private static final String PICTURE = "search.png";

  private SearchFiles() {}

  /** Whether a folder holds the numbers of a search. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(JSON));
  }

  /**
   * Reads the numbers of a search.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  public static SearchReport read(Path folder) throws IOException {
    return NumbersFile.read(
        folder.resolve(JSON),
        text -> {
          Optional<RangeTestReport> test =
              SearchJsonReader.hasTest(text)
                  ? Optional.of(RangeTestFiles.read(folder))
                  : Optional.empty();
          return SearchJsonReader.read(text, test);
        });
  }

  /**
   * Writes the files of the range test before the race, if there was one; to be called before
   * {@link #writeNumbers}, so that the search's own files are the newest.
   *
   * @return the files' names
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeTest(Path folder, SearchReport report) throws IOException {
    return report.test().isEmpty()
        ? List.of()
        : RangeTestFiles.writeNumbers(folder, report.test().get());
  }

  /**
   * Writes {@code search.csv} and {@code search.json}, each whole or not at all.
   *
   * @return the files' names
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeNumbers(Path folder, SearchReport report) throws IOException {
    byte[] json = SearchJson.write(report).getBytes(StandardCharsets.UTF_8);
    Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
    files.put(
        folder.resolve(CSV),
        out -> CsvTable.write(out, COLUMNS, rows -> print(rows, report.trials())));
    files.put(folder.resolve(JSON), out -> out.write(json));
    WholeFile.writeTogether(files);
    return List.of(CSV, JSON);
  }

  /** A row for each training. */
  private static void print(CSVPrinter printer, List<Raced> trials) throws IOException {
    for (int i = 0; i < trials.size(); i++) {
      Raced trial = trials.get(i);
      printer.printRecord(
          i,
          trial.entry().learningRate(),
          trial.entry().seed(),
          trial.entry().epochs(),
          trial.value(),
          trial.status(),
          trial.seconds(),
          Double.isNaN(trial.standardError()) ? null : trial.standardError());
    }
  }

  /**
   * Draws {@code search.png}, behind the pictures of the range test before the race, if there was
   * one.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures draw(SearchReport report) throws PicturesUnavailableException {
    Pictures test =
        report.test().isEmpty() ? Pictures.NONE : RangeTestFiles.draw(report.test().get());
    return test.and(drawRace(report));
  }

  /**
   * Draws {@code search.png} alone.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures drawRace(SearchReport report) throws PicturesUnavailableException {
    DrawingSupport.check();
    return new Pictures(Map.of(PICTURE, SearchChart.png(report)), List.of());
  }
}
