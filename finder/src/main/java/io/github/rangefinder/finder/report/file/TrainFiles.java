package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.HistoryChart;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.chart.ScheduleChart;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.train.FoundRate;
import io.github.rangefinder.finder.run.train.TrainReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of trainings in one folder: their numbers and their pictures. */
public final class TrainFiles {
  /** What a folder has if it holds trainings. */
  public static final String JSON = "train.json";

  /** The epochs, one by one. */
  public static final String CSV = "history.csv";

  private static final String HISTORY = "history.png";
  private static final String SCHEDULES = "schedules.png";

  /** All names that files of trainings have. */
  public static final List<String> NAMES = List.of(CSV, JSON, HISTORY, SCHEDULES);

  private TrainFiles() {}

  /** Whether a folder holds the numbers of trainings. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(JSON));
  }

  /**
   * Reads the numbers of finished trainings.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  public static TrainReport read(Path folder) throws IOException {
    FolderLock.recover(folder);
    return NumbersFile.read(
        folder.resolve(JSON),
        text -> TrainJsonReader.read(text, HistoryCsv.read(folder.resolve(CSV)), test(folder)));
  }

  /** The range test in a folder; one that cannot be read is none that a page needs. */
  private static Optional<RangeTestReport> test(Path folder) {
    try {
      return RangeTestFiles.areIn(folder)
          ? Optional.of(RangeTestFiles.read(folder))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * How the learning rate of the trainings in a folder was found; empty if it was given, or if the
   * folder does not say it.
   */
  public static Optional<FoundRate> search(Path folder) {
    try {
      return areIn(folder) ? read(folder).search() : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is about to be replaced
    }
  }

  /**
   * Writes {@code history.csv} and {@code train.json}, which belong together.
   *
   * @param folder where to, must exist
   * @return the files' names
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeNumbers(Path folder, TrainReport report) throws IOException {
    byte[] json = TrainJson.write(report).getBytes(StandardCharsets.UTF_8);
    Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
    files.put(folder.resolve(CSV), out -> HistoryCsv.write(out, report.trainings()));
    files.put(folder.resolve(JSON), out -> out.write(json));
    WholeFile.writeTogether(files);
    return List.of(CSV, JSON);
  }

  /**
   * Draws {@code history.png} and {@code schedules.png}.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures draw(TrainReport report) throws PicturesUnavailableException {
    DrawingSupport.check();
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put(HISTORY, HistoryChart.png(report));
    pictures.put(SCHEDULES, ScheduleChart.png(report));
    return new Pictures(pictures, List.of());
  }
}
