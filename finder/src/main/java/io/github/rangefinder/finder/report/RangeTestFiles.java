package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of the range test in one folder: its numbers and its pictures. */
public final class RangeTestFiles {
  private static final String CSV = "range-test.csv";
  private static final String JSON = "range-test.json";

  private RangeTestFiles() {}

  /**
   * Writes {@code range-test.csv} and {@code range-test.json}, each whole or not at all.
   *
   * @param folder where to, must exist
   * @throws IOException with a sentence that names the file
   */
  public static void writeNumbers(Path folder, RangeTestReport report) throws IOException {
    WholeFile.write(
        folder.resolve(CSV),
        out -> RangeTestCsv.write(out, report.tests(), report.movingAverage()));
    byte[] json = RangeTestJson.write(report).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(JSON), out -> out.write(json));
  }

  /**
   * Draws {@code loss.png} and {@code loss-delta.png}, each whole or not at all.
   *
   * @param folder where to, must exist
   * @throws IOException with a sentence that names the file
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static void drawPictures(Path folder, RangeTestReport report)
      throws IOException, PicturesUnavailableException {
    DrawingSupport.check();
    byte[] loss = LossChart.png(report);
    byte[] lossDelta = LossDeltaChart.png(report);
    WholeFile.write(folder.resolve("loss.png"), out -> out.write(loss));
    WholeFile.write(folder.resolve("loss-delta.png"), out -> out.write(lossDelta));
  }

  /**
   * Reads the numbers of a finished test.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  public static RangeTestReport read(Path folder) throws IOException {
    Path json = folder.resolve(JSON);
    String text;
    try {
      text = Files.readString(json);
    } catch (IOException e) {
      throw new IOException("cannot read " + json + ": " + WholeFile.reason(e), e);
    }
    Map<RangeTestCsv.Key, RangeCurve> curves = RangeTestCsv.read(folder.resolve(CSV));
    try {
      RangeTestReport report = RangeTestJsonReader.read(text, curves);
      report.movingAverage();
      return report;
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + json + ": " + e.getMessage(), e);
    }
  }
}
