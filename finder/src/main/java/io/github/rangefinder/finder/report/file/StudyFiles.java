package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonObject;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.study.MeasurementStore;
import io.github.rangefinder.finder.run.study.StudyRun;
import io.github.rangefinder.finder.run.study.TrialLog;
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
import java.util.function.Consumer;

/**
 * The files of the study in one folder: one for each measurement, which a later run finds again.
 */
public final class StudyFiles implements MeasurementStore {
  /** What a folder has if it holds a study that came to its end. */
  public static final String RULES = "study.csv";

  /** The settings, and where it ran. */
  private static final String SETTINGS = "study.json";

  private static final String TRAININGS = "study-trainings.csv";

  /** Some thousand iterations and trainings. */
  static final int MOST_BYTES = 64 << 20;

  private static final String TRIALS = ".trials";

  private final Path folder;
  private final Consumer<String> warning;
  private boolean complete = true;

  /**
   * The files in a folder that is there. What cannot be written is said once, and the study goes on
   * without: it is only measured again by a later run.
   */
  public StudyFiles(Path folder, Consumer<String> warning) {
    this.folder = folder;
    this.warning = warning;
  }

  /** Whether a folder holds a study that came to its end. */
  public static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(RULES));
  }

  /** Whether everything that was to be kept could be. */
  public synchronized boolean areComplete() {
    return complete;
  }

  private synchronized void tell(IOException e) {
    if (complete) {
      warning.accept(e.getMessage() + "; the study goes on without");
    }
    complete = false;
  }

  /**
   * Reads the measurements of a study that came to its end.
   *
   * @return what each rule answers for each of them, in their order
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static List<Answers> readAll(Path folder) throws IOException {
    Path csv = folder.resolve(RULES);
    List<Answers> all = new ArrayList<>();
    for (StudyCsv.Key key : StudyCsv.keys(csv)) {
      Measurement measurement =
          read(file(folder, key.task(), key.seed(), ".json"))
              .orElseThrow(
                  () ->
                      new FileNotFoundException(
                          "%s is missing, the measurement of a task in %s"
                              .formatted(file(folder, key.task(), key.seed(), ".json"), csv)));
      all.add(StudyRun.answers(key.part(), measurement));
    }
    return all;
  }

  /** Writes a measurement, whole or not at all. */
  @Override
  public void write(Measurement measurement) {
    byte[] json = MeasurementJson.write(measurement).getBytes(StandardCharsets.UTF_8);
    String task = measurement.task();
    try {
      WholeFile.write(file(folder, task, measurement.seed(), ".json"), out -> out.write(json));
      Files.deleteIfExists(file(folder, task, measurement.seed(), TRIALS));
    } catch (IOException e) {
      tell(e);
    }
  }

  @Override
  public TrialLog trials(String task, long seed, Environment where) throws IOException {
    return StudyTrialsFile.open(file(folder, task, seed, TRIALS), where, this::tell);
  }

  @Override
  public Optional<Measurement> read(String task, long seed) throws IOException {
    return read(file(folder, task, seed, ".json"));
  }

  private static Optional<Measurement> read(Path file) throws IOException {
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
   * Writes {@code study.csv}, whole or not at all.
   *
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static List<String> writeRules(Path folder, List<Answers> all) throws IOException {
    WholeFile.write(folder.resolve(RULES), out -> StudyCsv.writeRules(out, all));
    return List.of(RULES);
  }

  /** The same for {@code study-trainings.csv}. */
  public static List<String> writeTrainings(Path folder, List<Answers> all) throws IOException {
    WholeFile.write(folder.resolve(TRAININGS), out -> StudyCsv.writeTrainings(out, all));
    return List.of(TRAININGS);
  }

  /** The same for {@code study.json}: the settings in force, and where the study ran. */
  public static List<String> writeProvenance(Path folder, Provenance provenance)
      throws IOException {
    JsonObject root = new JsonObject();
    ProvenanceJson.addTo(root, provenance);
    byte[] json = JsonText.text(root).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(SETTINGS), out -> out.write(json));
    return List.of(SETTINGS);
  }

  /**
   * What {@code study.json} says; empty for a study that was made without it.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static Optional<Provenance> readProvenance(Path folder) throws IOException {
    Path file = folder.resolve(SETTINGS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ProvenanceJson.read(JsonPart.parse("the file", TextFile.read(file, MOST_BYTES))));
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path folder, String task, long seed, String ending) {
    String name = task.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-", "");
    return folder.resolve(name + "-seed-" + seed + ending);
  }
}
