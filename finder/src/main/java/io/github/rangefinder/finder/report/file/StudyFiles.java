package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.MeasurementStore;
import io.github.rangefinder.finder.run.StudyRun;
import io.github.rangefinder.finder.run.TrialLog;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Measurement;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of the study in one folder: one for each measurement, which a later run finds again.
 */
public final class StudyFiles implements MeasurementStore {
  /** What a folder has if it holds a study that came to its end. */
  public static final String RULES = "study.csv";

  private static final String TRAININGS = "study-trainings.csv";

  /** Some thousand iterations and trainings. */
  static final int MOST_BYTES = 64 << 20;

  private static final String TRIALS = ".trials";

  private final Path folder;

  /** The files in a folder that is there. */
  public StudyFiles(Path folder) {
    this.folder = folder;
  }

  /** Whether the folder holds a study that came to its end. */
  public boolean areThere() {
    return Files.exists(folder.resolve(RULES));
  }

  /**
   * Reads the measurements of a study that came to its end.
   *
   * @return what each rule answers for each of them, in their order
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public List<Answers> readAll() throws IOException {
    Path csv = folder.resolve(RULES);
    List<Answers> all = new ArrayList<>();
    for (StudyCsv.Key key : StudyCsv.keys(csv)) {
      Measurement measurement =
          read(key.task(), key.seed())
              .orElseThrow(
                  () ->
                      new FileNotFoundException(
                          "%s is missing, the measurement of a task in %s"
                              .formatted(file(key.task(), key.seed(), ".json"), csv)));
      all.add(StudyRun.answers(key.part(), measurement));
    }
    return all;
  }

  /** Writes a measurement, whole or not at all. */
  @Override
  public void write(Measurement measurement) throws IOException {
    byte[] json = MeasurementJson.write(measurement).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file(measurement.task(), measurement.seed(), ".json"), out -> out.write(json));
    Files.deleteIfExists(file(measurement.task(), measurement.seed(), TRIALS));
  }

  @Override
  public TrialLog trials(String task, long seed, Environment where) throws IOException {
    return StudyTrialsFile.open(file(task, seed, TRIALS), where);
  }

  @Override
  public Optional<Measurement> read(String task, long seed) throws IOException {
    Path file = file(task, seed, ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = TextFile.read(file, MOST_BYTES);
    try {
      return Optional.of(MeasurementJson.read(text));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "cannot read " + file + ": " + e.getMessage() + "; without it, it is measured again", e);
    }
  }

  /**
   * Writes {@code study.csv} and {@code study-trainings.csv}, each whole or not at all.
   *
   * @return the files' names
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeTables(Path folder, List<Answers> all) throws IOException {
    WholeFile.write(folder.resolve(RULES), out -> StudyCsv.writeRules(out, all));
    WholeFile.write(folder.resolve(TRAININGS), out -> StudyCsv.writeTrainings(out, all));
    return List.of(RULES, TRAININGS);
  }

  private Path file(String task, long seed, String ending) {
    String name = task.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-", "");
    return folder.resolve(name + "-seed-" + seed + ending);
  }
}
