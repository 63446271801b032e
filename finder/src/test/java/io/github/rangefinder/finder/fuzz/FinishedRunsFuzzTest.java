package io.github.rangefinder.finder.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever became of one of the two files of a finished run, reading them gives a report or a
 * sentence that names a file (see {@link ReadersFuzzTest}).
 */
class FinishedRunsFuzzTest {
  private static final Map<String, byte[]> WHOLE = whole();

  @TempDir private Path folder;

  /** Reads a folder. */
  @FunctionalInterface
  private interface Reading {
    void read(Path folder) throws IOException;
  }

  private void read(Reading reading, String damaged, byte[] bytes) throws IOException {
    for (Map.Entry<String, byte[]> whole : WHOLE.entrySet()) {
      Files.write(folder.resolve(whole.getKey()), whole.getValue());
    }
    Damaged.file(folder.resolve(damaged), bytes).readWithOthers(file -> reading.read(folder));
  }

  private static Map<String, byte[]> whole() {
    try {
      Map<String, byte[]> whole = new LinkedHashMap<>();
      for (String name : new String[] {"history.csv", "train.json"}) {
        whole.put(name, Damaged.resource("runs/" + name));
      }
      Path folder = Files.createTempDirectory("range-test");
      for (String name : RangeTestFiles.writeNumbers(folder, SampleReports.verified(30))) {
        whole.put(name, Files.readAllBytes(folder.resolve(name)));
        Files.delete(folder.resolve(name));
      }
      Files.delete(folder);
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<byte[]> many(String name) {
    return Damaged.manyOf(WHOLE.get(name));
  }

  @MethodSource
  @FuzzTest
  void rangeTests(byte[] bytes) throws IOException {
    read(RangeTestFiles::read, "range-test.json", bytes);
  }

  static Stream<byte[]> rangeTests() {
    return many("range-test.json");
  }

  @MethodSource
  @FuzzTest
  void losses(byte[] bytes) throws IOException {
    read(RangeTestFiles::read, "range-test.csv", bytes);
  }

  static Stream<byte[]> losses() {
    return many("range-test.csv");
  }

  @MethodSource
  @FuzzTest
  void trainings(byte[] bytes) throws IOException {
    read(TrainFiles::read, "train.json", bytes);
  }

  static Stream<byte[]> trainings() {
    return many("train.json");
  }

  @MethodSource
  @FuzzTest
  void histories(byte[] bytes) throws IOException {
    read(TrainFiles::read, "history.csv", bytes);
  }

  static Stream<byte[]> histories() {
    return many("history.csv");
  }
}
