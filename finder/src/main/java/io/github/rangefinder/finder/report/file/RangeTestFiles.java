package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.chart.AccuracyChart;
import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.LossChart;
import io.github.rangefinder.finder.report.chart.LossDeltaChart;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.chart.VerificationChart;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The files of the range test in one folder: its numbers and its pictures. */
public final class RangeTestFiles {
  /** What a folder has if it holds a range test. */
  public static final String JSON = "range-test.json";

  private static final String CSV = "range-test.csv";
  private static final String LOSS = "loss.png";
  private static final String LOSS_DELTA = "loss-delta.png";
  private static final String ACCURACY = "accuracy.png";
  private static final String VERIFICATION = "verify.png";

  /** All names that files of a range test may have. */
  public static final List<String> NAMES =
      List.of(CSV, JSON, LOSS, LOSS_DELTA, ACCURACY, VERIFICATION);

  private RangeTestFiles() {}

  /** Whether a folder holds the numbers of a range test. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(JSON));
  }

  /**
   * Writes {@code range-test.csv} and {@code range-test.json}, both or none.
   *
   * @param folder where to, must exist
   * @return the files' names
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeNumbers(Path folder, RangeTestReport report) throws IOException {
    byte[] json = RangeTestJson.write(report).getBytes(StandardCharsets.UTF_8);
    Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
    files.put(
        folder.resolve(CSV),
        out -> RangeTestCsv.write(out, report.results(), report.movingAverage()));
    files.put(folder.resolve(JSON), out -> out.write(json));
    WholeFile.writeTogether(files);
    return List.of(CSV, JSON);
  }

  /**
   * Refuses a folder in which the numbers could not be written, before anything is measured.
   *
   * @throws IOException with a sentence that names what is in the way
   */
  public static void requireWritable(Path folder) throws IOException {
    for (String name : List.of(CSV, JSON)) {
      if (Files.isDirectory(folder.resolve(name))) {
        throw new IOException("cannot write " + folder.resolve(name) + ": it is a folder");
      }
    }
  }

  /**
   * What a run with these settings has left in a folder; settings that change no number may differ.
   * Empty if there is nothing of the kind, or nothing that can be read.
   *
   * @param settings asked only where a run has left something: they tell the data by every sample
   */
  public static Optional<RangeTestReport> ofRun(Path folder, Supplier<SettingValues> settings) {
    if (!Files.exists(folder.resolve(JSON)) || !Files.exists(folder.resolve(CSV))) {
      return Optional.empty();
    }
    try {
      RangeTestReport report = read(folder);
      return numbersOf(report.provenance().settings()).equals(numbersOf(settings.get()))
          ? Optional.of(report)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is about to be replaced
    }
  }

  private static String numbersOf(SettingValues settings) {
    Map<String, Object> deciding = new LinkedHashMap<>(settings.values());
    deciding.keySet().removeAll(Set.of("threads", "out", "quiet", "command"));
    return ProvenanceJson.settings(new SettingValues(deciding)).toString();
  }

  /**
   * Draws {@code loss.png}, {@code loss-delta.png} and, where it was measured, {@code accuracy.png}
   * and {@code verify.png}.
   *
   * @throws PicturesUnavailableException if this Java runtime cannot draw
   */
  public static Pictures draw(RangeTestReport report) throws PicturesUnavailableException {
    DrawingSupport.check();
    // side by side: whoever has pressed Ctrl-C waits for them
    CompletableFuture<byte[]> lossDelta =
        CompletableFuture.supplyAsync(() -> LossDeltaChart.png(report));
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    pictures.put(LOSS, LossChart.png(report));
    pictures.put(LOSS_DELTA, drawn(lossDelta));
    if (report.hasAccuracy()) {
      pictures.put(ACCURACY, AccuracyChart.png(report));
    } else {
      others.add(ACCURACY);
    }
    if (VerificationChart.hasAny(report)) {
      pictures.put(VERIFICATION, VerificationChart.png(report));
    } else {
      others.add(VERIFICATION);
    }
    return new Pictures(pictures, others);
  }

  private static byte[] drawn(CompletableFuture<byte[]> picture) {
    try {
      return picture.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // a class that the jar no longer has, too little memory
      }
      throw e;
    }
  }

  /**
   * Reads the numbers of a finished test.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  public static RangeTestReport read(Path folder) throws IOException {
    FolderLock.recover(folder);
    return NumbersFile.read(
        folder.resolve(JSON),
        text -> RangeTestJsonReader.read(text, RangeTestCsv.read(folder.resolve(CSV))));
  }
}
