package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.HistoryChart;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.chart.ScheduleChart;
import io.github.rangefinder.finder.run.TrainReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of trainings in one folder: their numbers and their pictures. */
public final class TrainFiles {
  private TrainFiles() {}

  /**
   * Writes {@code history.csv} and {@code train.json}, each whole or not at all.
   *
   * @param folder where to, must exist
   * @throws IOException with a sentence that names the file
   */
  public static void writeNumbers(Path folder, TrainReport report) throws IOException {
    WholeFile.write(
        folder.resolve("history.csv"), out -> HistoryCsv.write(out, report.trainings()));
    byte[] json = TrainJson.write(report).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve("train.json"), out -> out.write(json));
  }

  /**
   * Draws {@code history.png} and {@code schedules.png}, each whole or not at all.
   *
   * @param folder where to, must exist
   * @throws IOException with a sentence that names the file
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static void drawPictures(Path folder, TrainReport report)
      throws IOException, PicturesUnavailableException {
    DrawingSupport.check();
    byte[] history = HistoryChart.png(report);
    byte[] schedules = ScheduleChart.png(report);
    WholeFile.write(folder.resolve("history.png"), out -> out.write(history));
    WholeFile.write(folder.resolve("schedules.png"), out -> out.write(schedules));
  }
}
