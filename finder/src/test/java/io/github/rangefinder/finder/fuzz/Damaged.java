package io.github.rangefinder.finder.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Recipe;
import io.github.rangefinder.finder.run.TrialOutcome;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import io.github.rangefinder.finder.source.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of which nobody knows what is in it, and what its reader may say. */
record Damaged(Path file) {
  static final Environment HERE = new Environment("17", "ejml", 0, 1, "any");

  /** What study.csv among the resources makes of its task's name. */
  static final String MEASUREMENT =
      "data-t.csv-model-dense-3-relu-dense-epochs-1-optimizer-sgd-batch-size-10-seed-42.json";

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** A third of what the fuzz tests of data try: reading these takes longer. */
  private static final int TRIES = Integer.getInteger("fuzz.tries", 150) / 3;

  private static final long SEED = Long.getLong("fuzz.seed", 20261127);

  /** Names of classes are no words for a user. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|com|org|io)\\.[a-z]+\\.|\\b[A-Z]\\w*(Exception|Error)\\b");

  /** Reads a file. */
  @FunctionalInterface
  interface Reading {
    void read(Path file) throws IOException;
  }

  static Damaged file(Path file, byte[] bytes) throws IOException {
    return new Damaged(Files.write(file, bytes));
  }

  /** Reads it; whatever else than a sentence comes out ends the test. */
  void read(Reading reading) {
    try {
      reading.read(file);
    } catch (DataFormatException | SettingException | UnsuitableFileException e) {
      requireSentence(e);
    } catch (IOException e) {
      requireSentence(e);
      assertTrue(e.getMessage().contains(file.getFileName().toString()), e::getMessage);
    }
  }

  private static void requireSentence(Exception e) {
    String sentence = String.valueOf(e.getMessage());
    assertTrue(sentence.contains(" ") && !CLASS_NAME.matcher(sentence).find(), sentence);
  }

  static byte[] resource(String name) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(name));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Stream<byte[]> of(String resource) throws IOException {
    return of(resource(resource));
  }

  /** A file as it should be, and damaged ones. */
  static Stream<byte[]> of(byte[] whole) {
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.concat(
        Stream.of(whole), Stream.generate(() -> Mutation.of(whole, random)).limit(TRIES));
  }

  static Network network() {
    return Network.sequential(Shape.of(3), List.of(new Dense(2)), 1);
  }

  static byte[] weights() throws IOException {
    Path file = Files.createTempFile("weights", ".npz");
    try {
      WeightsFile.write(file, network());
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  static StudyFiles study(Path folder) {
    return new StudyFiles(folder, warning -> {});
  }

  static byte[] trials() throws IOException {
    Path folder = Files.createTempDirectory("study");
    Path file = folder.resolve("task-seed-1.trials");
    try {
      study(folder)
          .trials("task", 1, HERE)
          .add(new Recipe("sgd", 0.1, 10, 1), new TrialOutcome(0.5, 0.1, 0.75, null));
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
