package io.github.rangefinder.finder.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of which nobody knows what is in it, and what its reader may say. Every fuzz test reads
 * its files through this. {@code -Dfuzz.seed} repeats what has failed, or tries others.
 */
public record Damaged(Path file) {
  static final Environment HERE = new Environment("17", "ejml", 0, 1, "any");

  /** What study.csv among the resources makes of its task's name. */
  static final String MEASUREMENT =
      "data-t.csv-model-dense-3-relu-dense-epochs-1-optimizer-sgd-batch-size-10-seed-42.json";

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** Of a file that takes a moment to read a third are tried. */
  private static final int TRIES = Integer.getInteger("fuzz.tries", 150);

  private static final int TRIES_OF_SLOW_ONES = TRIES / 3;

  /** Far more than any of these small files needs, on a machine with much else to do. */
  private static final long MOST_NANOS = 20_000_000_000L;

  private static final long SEED = Long.getLong("fuzz.seed", 20261127);

  /** Names of classes are no words for a user. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|com|org|io)\\.[a-z]+\\.|\\b[A-Z]\\w*(Exception|Error)\\b");

  /** Reads a file. */
  @FunctionalInterface
  public interface Reading {
    void read(Path file) throws IOException;
  }

  /** A file with these bytes. */
  public static Damaged file(Path file, byte[] bytes) throws IOException {
    return new Damaged(Files.write(file, bytes));
  }

  /** Reads it; whatever else than a sentence that names it comes out ends the test. */
  public void read(Reading reading) {
    read(reading, file.getFileName().toString());
  }

  /** The same for one of several files that belong together: another may be named as well. */
  public void readWithOthers(Reading reading) {
    read(reading, file.getParent().toString());
  }

  private void read(Reading reading, String named) {
    long begin = System.nanoTime();
    try {
      reading.read(file);
    } catch (DataFormatException | SettingException | UnsuitableFileException e) {
      requireSentence(e);
    } catch (IOException e) {
      requireSentence(e);
      assertTrue(e.getMessage().contains(named), e::getMessage);
    }
    assertTrue(System.nanoTime() - begin < MOST_NANOS, "it takes too long");
  }

  /** What looks like a name of a class may be quoted from the file. */
  private void requireSentence(Exception e) {
    String sentence = String.valueOf(e.getMessage());
    boolean named =
        CLASS_NAME.matcher(sentence).results().anyMatch(name -> !text().contains(name.group()));
    assertTrue(sentence.contains(" ") && !named, sentence);
  }

  private String text() {
    try {
      return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the tests. */
  public static byte[] resource(String name) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(name));
  }

  /** The bytes of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A file of the tests as it is, and damaged. */
  public static Stream<byte[]> of(String resource) throws IOException {
    return of(resource(resource));
  }

  /** A file as it should be, and damaged ones. */
  public static Stream<byte[]> of(byte[] whole) {
    return of(whole, TRIES_OF_SLOW_ONES);
  }

  /** The same with more damaged ones, of a file that is read fast. */
  public static Stream<byte[]> manyOf(byte[] whole) {
    return of(whole, TRIES);
  }

  private static Stream<byte[]> of(byte[] whole, int tries) {
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.concat(
        Stream.of(whole), Stream.generate(() -> Mutation.of(whole, random)).limit(tries));
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
