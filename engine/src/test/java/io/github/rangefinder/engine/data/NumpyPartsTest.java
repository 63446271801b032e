package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyPartsTest {
  @TempDir private Path folder;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private Path file() {
    return folder.resolve("d.npz");
  }

  private NumpyParts parts(LearningTask task) throws IOException {
    NpyFile.archive(file(), entries);
    return new NumpyParts(file(), task);
  }

  private NumpyParts parts() throws IOException {
    return parts(LearningTask.CLASSIFICATION);
  }

  private String failure() throws IOException {
    NumpyParts parts = parts();
    return assertThrows(DataFormatException.class, parts::readTrain).getMessage();
  }

  private static int[] labels(Dataset data) {
    Labels labels = assertInstanceOf(Labels.class, data.targets());
    int[] all = new int[labels.size()];
    Arrays.setAll(all, labels::label);
    return all;
  }

  private static float[] samples(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(data.size()));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    return x.data();
  }

  /** Twenty-four numbers 0, 1, 2, … in (4, 3, 2); floats have half of them minus 3. */
  @ParameterizedTest
  @ValueSource(strings = {"stored", "deflated"})
  void readsWhatNumpyWroteInEveryTypeAndOrder(String name) throws IOException {
    Path file = folder.resolve(name + ".npz");
    try (InputStream in = NumpyPartsTest.class.getResourceAsStream("/numpy/" + name + ".npz")) {
      Files.copy(in, file);
    }
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      for (String type : new String[] {"u1", "i4", "i8", "f4", "f8", "big_f4", "big_i8"}) {
        for (String order : new String[] {"_C", "_F"}) {
          Dataset data;
          try (NpyArray array = archive.array(type + order)) {
            data = NumpySamples.read(array).with(new Labels(new int[4], 1));
          }
          assertEquals(Shape.of(3, 2, 1), data.sampleShape());
          float[] found = samples(data);
          for (int i = 0; i < 24; i++) {
            float expected = type.equals("u1") ? i / 255f : type.contains("f") ? i * 0.5f - 3 : i;
            assertEquals(expected, found[i], type + order);
          }
          assertEquals(type.equals("u1"), data instanceof ImageDataset);
        }
      }
    }
  }

  @Test
  void readsBothParts() throws IOException {
    entries.put("x_train.npy", NpyFile.bytes("(2, 1, 2)", 0, 51, 102, 255));
    entries.put("y_train.npy", NpyFile.longs("(2,)", 2, 0));
    entries.put("x_test.npy", NpyFile.bytes("(1, 1, 2)", 255, 0));
    entries.put("y_test.npy", NpyFile.longs("(1,)", 1));
    Dataset train = parts().readTrain();
    assertEquals(Shape.of(1, 2, 1), train.sampleShape());
    assertEquals(3, train.targets().outputs());
    assertArrayEquals(new int[] {2, 0}, labels(train));
    assertArrayEquals(new float[] {0, 0.2f, 0.4f, 1}, samples(train));
    Dataset test = parts().readTest();
    assertArrayEquals(new int[] {1}, labels(test));
    assertArrayEquals(new float[] {1, 0}, samples(test));

    entries.put("y_test.npy", NpyFile.longs("(1,)", 3));
    NumpyParts unknown = parts();
    assertEquals(
        "y_test of " + file() + " needs 4 outputs, but y_train has 3",
        assertThrows(DataFormatException.class, unknown::readTest).getMessage());
  }

  @Test
  void readsXAndYFromFilesOfAFolder() throws IOException {
    Files.write(folder.resolve("x.npy"), NpyFile.floats("(2, 3)", 1, 2, 3, 4, 5, 6));
    Files.write(folder.resolve("y.npy"), NpyFile.floats("(2, 1)", 1, 0));
    assertTrue(NumpyParts.isIn(folder));
    NumpyParts parts = new NumpyParts(folder, LearningTask.CLASSIFICATION);
    Dataset train = parts.readTrain();
    assertEquals(Shape.of(3), train.sampleShape());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, samples(train));
    assertArrayEquals(new int[] {1, 0}, labels(train));
    assertEquals(
        folder + " has no test part, x_test and y_test",
        assertThrows(FileNotFoundException.class, parts::readTest).getMessage());

    Files.write(folder.resolve("x.npy"), NpyFile.floats("(2, 4)", 1, 2, 3, 4, 5, 6));
    assertEquals(
        folder.resolve("x.npy") + " says it has shape (2, 4), 32 bytes, but 24 bytes follow",
        assertThrows(DataFormatException.class, parts::readTrain).getMessage());
  }

  @Test
  void readsOneHotLabels() throws IOException {
    entries.put("x.npy", NpyFile.floats("(3,)", 1, 2, 3));
    entries.put("y.npy", NpyFile.floats("(3, 4)", 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0));
    Dataset train = parts().readTrain();
    assertEquals(Shape.of(1), train.sampleShape());
    assertEquals(4, train.targets().outputs());
    assertArrayEquals(new int[] {2, 0, 1}, labels(train));
  }

  @Test
  void readsNumbersToPredict() throws IOException {
    entries.put("x.npy", NpyFile.longs("(2, 1)", -7, 8));
    entries.put("y.npy", NpyFile.floats("(2, 2)", 0.5, -1, 2, 3));
    Dataset train = parts(LearningTask.REGRESSION).readTrain();
    TargetValues targets = assertInstanceOf(TargetValues.class, train.targets());
    Tensor y = new Tensor(Shape.of(1, 2));
    targets.read(1, y, 0);
    assertArrayEquals(new float[] {2, 3}, y.data());
    assertArrayEquals(new float[] {-7, 8}, samples(train));
  }

  @Test
  void labelsThatAreNoneAreNamedWithTheirPlace() throws IOException {
    entries.put("x.npy", NpyFile.floats("(2,)", 1, 2));
    String regression = "; for numbers to predict the task is regression";
    entries.put("y.npy", NpyFile.floats("(2,)", 1, 2.5));
    String integers = ", expected integers from 0 to 65535" + regression;
    assertEquals("y in " + file() + " has the label 2.5 at (1)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2,)", -1, 1));
    assertEquals("y in " + file() + " has the label -1 at (0)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 1L << 40));
    assertEquals("y in " + file() + " has the label 1099511627776 at (1)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2, 2)", 1, 0, 7, 0));
    assertEquals(
        "y in "
            + file()
            + " has 7 at (1, 0), expected one-hot labels, which are 0 or 1"
            + regression,
        failure());
    entries.put("y.npy", NpyFile.longs("(2, 2)", 1, 0, 1, 1));
    assertEquals(
        "y in "
            + file()
            + " has 2 ones in row 1, expected one-hot labels, a single 1 in each row"
            + regression,
        failure());
    entries.put("y.npy", NpyFile.longs("(2, 1, 1)", 1, 0));
    assertEquals(
        "y in " + file() + " has shape (2, 1, 1), expected (n,) or (n, outputs)", failure());
    entries.put("y.npy", NpyFile.longs("(1,)", 1));
    assertEquals(
        "x in " + file() + " has 2 samples, but y in " + file() + " has 1 targets", failure());
    entries.remove("y.npy");
    assertTrue(failure().startsWith(file() + " has no array y, expected "), failure());
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-1e39, -Infinity"})
  void numbersThatAreNotFiniteAreNamedWithTheirPlace(double number, String word)
      throws IOException {
    entries.put("x.npy", NpyFile.floats("(2, 1, 1, 2)", 1, 2, 3, number));
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    assertEquals(
        "x in %s has %s at (1, 0, 0, 1), expected finite numbers of float32"
            .formatted(file(), word),
        failure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|O; holds Python objects, which are not loaded, for that would run code of the file; save"
            + " it as numbers: uint8, int32, int64, float32, float64",
        "<U4; has elements of type <U4, expected one of uint8, int32, int64, float32, float64",
        "<f2; has elements of type <f2, expected one of uint8, int32, int64, float32, float64"
      })
  void otherTypesAreRefused(String descr, String message) throws IOException {
    entries.put("x.npy", NpyFile.of(descr, "(2,)", new byte[16]));
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    // the message has semicolons of its own
    assertTrue(failure().startsWith("x in " + file() + " " + message), failure());
  }

  /** Four kilobytes that say they are forty gigabytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(10000000000,); 40000000000 bytes",
        "(10, 1000000000); 40000000000 bytes",
        "(4000000000, 4000000000, 4000000000); countless bytes",
        "(99999999999999999999,); that cannot be"
      })
  void sizesThatLieAreNotBelieved(String shape, String claim) throws IOException {
    entries.put("x.npy", NpyFile.of("<f4", shape, new byte[4000]));
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    assertTrue(failure().contains("x in " + file() + " "), failure());
    assertTrue(failure().contains(claim), failure());
  }

  /** The archive's directory lies, too: 40 GB for an entry of a few bytes. */
  @Test
  void anArchiveWhoseDirectoryLiesIsNotBelieved() throws IOException {
    entries.put("x.npy", NpyFile.of("<f4", "(250000000, 4)", new byte[16]));
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    parts();
    byte[] zip = Files.readAllBytes(file());
    int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int i = 0; i < 4; i++) {
      zip[directory + 24 + i] = (byte) (4_000_000_074L >> 8 * i);
    }
    Files.write(file(), zip);
    NumpyParts parts = new NumpyParts(file(), LearningTask.CLASSIFICATION);
    String message = assertThrows(DataFormatException.class, parts::readTrain).getMessage();
    assertTrue(message.contains("which a file of " + zip.length + " bytes cannot hold"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.npy", "/x.npy", "a/../../x.npy", "..\\x.npy", "C:x.npy", "\\x.npy"})
  void entriesThatPointOutsideAreRefused(String entry) throws IOException {
    entries.put("x.npy", NpyFile.floats("(1,)", 1));
    entries.put(entry, new byte[3]);
    assertEquals(
        file() + " has an entry " + entry + ", which points outside the archive", failure());
  }

  @Test
  void damageIsNamedUnlessItHarmsNothing() throws IOException {
    entries.put("x.npy", NpyFile.floats("(300,)", new double[300]));
    entries.put("y.npy", NpyFile.longs("(300,)", new long[300]));
    parts();
    byte[] whole = Files.readAllBytes(file());
    int found = 0;
    for (int i = 30; i < whole.length - 150; i += 7) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      Files.write(file(), damaged);
      try {
        Dataset data = new NumpyParts(file(), LearningTask.CLASSIFICATION).readTrain();
        assertArrayEquals(new float[300], samples(data));
        assertArrayEquals(new int[300], labels(data));
      } catch (DataFormatException e) {
        found++;
        assertTrue(e.getMessage().contains(file().toString()), e.getMessage());
      }
    }
    assertTrue(found > 20, "only " + found);
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
    NumpyParts cut = new NumpyParts(file(), LearningTask.CLASSIFICATION);
    assertTrue(
        assertThrows(DataFormatException.class, cut::readTrain)
            .getMessage()
            .startsWith(file() + " is no NumPy archive (.npz) or cut short"));
  }

  @Test
  void arraysWithoutSamplesAreRefused() throws IOException {
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    for (String shape : new String[] {"()", "(0,)", "(0, 3)"}) {
      entries.put("x.npy", NpyFile.of("<f4", shape, new byte[shape.equals("()") ? 4 : 0]));
      assertTrue(
          failure()
              .startsWith(
                  "x in " + file() + " has shape " + shape + ", expected one sample or more"),
          failure());
    }
  }
}
