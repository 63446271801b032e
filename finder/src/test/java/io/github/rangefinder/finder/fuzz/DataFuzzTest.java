package io.github.rangefinder.finder.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is in the files, a reader gives data or a sentence of its own that names a file: no
 * other exception, and no more memory than this JVM has (see the pom and {@link ReadersFuzzTest}).
 */
class DataFuzzTest {
  @TempDir private Path folder;

  private void read(Path data, Path damaged, byte[] bytes) throws IOException {
    for (LearningTask task : LearningTask.values()) {
      Damaged.file(damaged, bytes)
          .readWithOthers(
              file -> {
                Subset.Split split =
                    new DataSettings(data.toString(), null, task, List.of(), null, null)
                        .readSplit(1);
                assertTrue(split.training().size() > 0);
              });
    }
  }

  /** A data set that is one file. */
  private void read(String name, byte[] bytes) throws IOException {
    read(folder.resolve(name), folder.resolve(name), bytes);
  }

  /** A data set of several files, one of which is damaged. */
  private void read(byte[] whole, List<String> others, String damaged, byte[] bytes)
      throws IOException {
    for (String other : others) {
      Path file = folder.resolve(other);
      Files.createDirectories(file.getParent());
      Files.write(file, whole);
    }
    read(folder, folder.resolve(damaged), bytes);
  }

  @MethodSource
  @FuzzTest
  void tables(byte[] bytes) throws IOException {
    read("t.csv", bytes);
  }

  static Stream<byte[]> tables() throws IOException {
    return SampleData.tables().flatMap(Damaged::manyOf);
  }

  /** Of the ending of a file nothing depends on what is in it. */
  @MethodSource
  @FuzzTest
  void images(byte[] bytes) throws IOException {
    List<String> others = List.of("a/2.png", "b/1.png", "b/2.png");
    read(SampleData.image("png"), others, "a/1.png", bytes);
  }

  static Stream<byte[]> images() throws IOException {
    return SampleData.images().flatMap(Damaged::manyOf);
  }

  @MethodSource
  @FuzzTest
  void archives(byte[] bytes) throws IOException {
    read("d.npz", bytes);
  }

  static Stream<byte[]> archives() throws IOException {
    return SampleData.archives().flatMap(Damaged::manyOf);
  }

  @MethodSource
  @FuzzTest
  void arraysOfFeatures(byte[] bytes) throws IOException {
    read(SampleData.labels(), List.of("y_train.npy"), "x_train.npy", bytes);
  }

  static Stream<byte[]> arraysOfFeatures() {
    return Damaged.manyOf(SampleData.features());
  }

  @MethodSource
  @FuzzTest
  void arraysOfLabels(byte[] bytes) throws IOException {
    read(SampleData.features(), List.of("x_train.npy"), "y_train.npy", bytes);
  }

  static Stream<byte[]> arraysOfLabels() {
    return Damaged.manyOf(SampleData.labels());
  }

  @MethodSource
  @FuzzTest
  void idxImages(byte[] bytes) throws IOException {
    read(
        SampleData.idxLabels(),
        List.of("train-labels-idx1-ubyte"),
        "train-images-idx3-ubyte",
        bytes);
  }

  static Stream<byte[]> idxImages() {
    return Damaged.manyOf(SampleData.idxImages());
  }

  @MethodSource
  @FuzzTest
  void idxLabels(byte[] bytes) throws IOException {
    read(
        SampleData.idxImages(),
        List.of("train-images-idx3-ubyte"),
        "train-labels-idx1-ubyte",
        bytes);
  }

  static Stream<byte[]> idxLabels() {
    return Damaged.manyOf(SampleData.idxLabels());
  }

  @MethodSource
  @FuzzTest
  void cifar(byte[] bytes) throws IOException {
    read(folder, folder.resolve("data_batch_1.bin"), bytes);
  }

  static Stream<byte[]> cifar() {
    byte[] batch = new byte[3073 * 4];
    batch[3073] = 1;
    return Damaged.manyOf(batch);
  }
}
