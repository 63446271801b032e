package io.github.rangefinder.engine.data.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.TargetValues;
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
import java.util.List;
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
        "y_test in " + file() + " has a label 3, but the largest label in the training part is 2",
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
  void numbersToPredictMayLieInAShape() throws IOException {
    entries.put("x.npy", NpyFile.longs("(2, 1)", -7, 8));
    entries.put("y.npy", NpyFile.floats("(2, 2, 1, 2)", 1, 2, 3, 4, 5, 6, 7, 8));
    TargetValues grid = values(parts(LearningTask.REGRESSION));
    assertEquals(Shape.of(2, 1, 2), grid.shape());
    assertEquals(4, grid.outputs());
    assertArrayEquals(new float[] {5, 6, 7, 8}, second(grid));
    entries.put("y.npy", NpyFile.bytes("(2, 1, 1, 2)", 1, 2, 0, 255));
    TargetValues pixels = values(parts(LearningTask.REGRESSION));
    assertArrayEquals(new float[] {0, 1}, second(pixels));
    assertArrayEquals(new float[] {0, 255}, second(pixels.unscaled()));
  }

  @Test
  void channelsOfNumbersToPredictAreTurnedToo() throws IOException {
    double[] floats = new double[3 * 5 * 6];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i;
    }
    entries.put("x.npy", NpyFile.floats("(1, 3, 5, 6)", floats));
    entries.put("y.npy", NpyFile.floats("(1, 3, 5, 6)", floats));
    Dataset data = parts(LearningTask.REGRESSION).readTrain();
    TargetValues targets = (TargetValues) data.targets();
    assertEquals(data.sampleShape(), targets.shape());
    Tensor y = new Tensor(targets.shape().withBatch(1));
    targets.read(0, y, 0);
    assertArrayEquals(samples(data), y.data());
  }

  private static TargetValues values(NumpyParts parts) throws IOException {
    return assertInstanceOf(TargetValues.class, parts.readTrain().targets());
  }

  private static float[] second(TargetValues values) {
    Tensor y = new Tensor(values.shape().withBatch(1));
    values.read(1, y, 0);
    return y.data();
  }

  @Test
  void labelsOfNothingButSignsAreTwoClasses() throws IOException {
    entries.put("x_train.npy", NpyFile.floats("(3,)", 1, 2, 3));
    entries.put("y_train.npy", NpyFile.floats("(3, 1)", 1, -1, 1));
    entries.put("x_test.npy", NpyFile.floats("(1,)", 1));
    entries.put("y_test.npy", NpyFile.longs("(1,)", 1));
    NumpyParts parts = parts();
    Dataset train = parts.readTrain();
    assertEquals(2, train.targets().outputs());
    assertArrayEquals(new int[] {1, 0, 1}, labels(train));
    assertEquals(
        List.of("The labels in y_train are -1, 1, so there are 2 classes."), parts.notes());
    assertArrayEquals(new int[] {1}, labels(parts.readTest()));

    entries.put("y_test.npy", NpyFile.longs("(1,)", 0));
    NumpyParts other = parts();
    assertEquals(
        "y_test in " + file() + " has a label 0, but the labels in the training part are -1, 1",
        assertThrows(DataFormatException.class, other::readTest).getMessage());
  }

  @Test
  void labelsThatAreNoneAreNamedWithTheirPlace() throws IOException {
    entries.put("x.npy", NpyFile.floats("(2,)", 1, 2));
    String regression = "; for numbers to predict the task is regression";
    entries.put("y.npy", NpyFile.floats("(2,)", 1, 2.5));
    String integers = ", expected integers from 0 to 65535, or -1 and 1 alone" + regression;
    assertEquals("y in " + file() + " has the label 2.5 at (1)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2,)", 0, -1));
    assertEquals("y in " + file() + " has the label -1 at (1)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2,)", -2, 2));
    assertEquals("y in " + file() + " has the label -2 at (0)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 1L << 40));
    assertEquals("y in " + file() + " has the label 1099511627776 at (1)" + integers, failure());
    entries.put("y.npy", NpyFile.longs("(2, 2)", 1, 0, 7, 0));
    assertEquals(
        "y in "
            + file()
            + " has 7 at (1, 0), expected one-hot labels, which are 0 or 1"
            + regression
            + "; for a class at each position its shape is (n, 2, 1)",
        failure());
    entries.put("y.npy", NpyFile.longs("(2, 2)", 1, 0, 1, 1));
    assertEquals(
        "y in "
            + file()
            + " has 2 ones in row 1, expected one-hot labels, a single 1 in each row"
            + regression,
        failure());
    entries.put("y.npy", NpyFile.floats("(2, 1, 1)", 1, 0));
    assertEquals(
        "y in " + file() + " has shape (2, 1, 1), expected (n,) or (n, outputs)" + regression,
        failure());
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
      delimiter = '#',
      value = {
        "|O# holds Python objects, which are not loaded, for that would run code of the file; save"
            + " it as numbers: bool, int8, ",
        "<c8# has elements of type <c8, expected one of bool, int8, ",
        "<U4# has elements of type <U4, expected one of bool, int8, "
      })
  void otherTypesAreRefused(String descr, String message) throws IOException {
    entries.put("x.npy", NpyFile.of(descr, "(1,)", new byte[descr.equals("<c8") ? 8 : 16]));
    entries.put("y.npy", NpyFile.longs("(1,)", 0));
    assertTrue(failure().startsWith("x in " + file() + " " + message), failure());
  }

  @Test
  void readsNumbersOfEveryWidth() throws IOException {
    entries.put("y.npy", NpyFile.of("|b1", "(2,)", new byte[] {1, 0}));
    entries.put("x.npy", NpyFile.of("<i2", "(2,)", new byte[] {(byte) 0xff, (byte) 0xff, 1, 1}));
    Dataset data = parts().readTrain();
    assertArrayEquals(new float[] {-1, 257}, samples(data));
    assertArrayEquals(new int[] {1, 0}, labels(data));
    entries.put("x.npy", NpyFile.of(">u2", "(2,)", new byte[] {(byte) 0xff, (byte) 0xff, 1, 0}));
    assertArrayEquals(new float[] {65535, 256}, samples(parts().readTrain()));
    entries.put("x.npy", NpyFile.of("|i1", "(2,)", new byte[] {-128, 127}));
    assertArrayEquals(new float[] {-128, 127}, samples(parts().readTrain()));
    entries.put("x.npy", NpyFile.of("<u4", "(2,)", new byte[] {-1, -1, -1, -1, 1, 0, 0, 0}));
    assertArrayEquals(new float[] {4294967295f, 1}, samples(parts().readTrain()));
    byte[] huge = new byte[16];
    Arrays.fill(huge, 0, 8, (byte) -1);
    entries.put("x.npy", NpyFile.of("<u8", "(2,)", huge));
    assertArrayEquals(new float[] {18446744073709551615f, 0}, samples(parts().readTrain()));
  }

  /** From 2^-24, the smallest above 0, to 65504, the largest; IEEE 754-2019, table 3.5. */
  @Test
  void readsNumbersOfHalfPrecision() throws IOException {
    int[] bits = {0x0001, 0x03ff, 0x0400, 0x3555, 0x3c00, 0x7bff, 0xc000, 0x8000};
    byte[] bytes = new byte[16];
    for (int i = 0; i < bits.length; i++) {
      bytes[2 * i] = (byte) bits[i];
      bytes[2 * i + 1] = (byte) (bits[i] >> 8);
    }
    entries.put("x.npy", NpyFile.of("<f2", "(2, 4)", bytes));
    entries.put("y.npy", NpyFile.longs("(2,)", 1, 0));
    assertArrayEquals(
        new float[] {0x1p-24f, 1023 * 0x1p-24f, 0x1p-14f, 1365 / 4096f, 1, 65504, -2, -0f},
        samples(parts().readTrain()));
    bytes[1] = 0x7c;
    entries.put("x.npy", NpyFile.of("<f2", "(2, 4)", bytes));
    assertTrue(failure().contains("at (0, 0), expected finite numbers"), failure());
  }

  @Test
  void labelsMayBeTexts() throws IOException {
    entries.put("x_train.npy", NpyFile.floats("(3,)", 1, 2, 3));
    byte[] wide = "dog\0cat\0dog\0".getBytes(java.nio.charset.Charset.forName("UTF-32LE"));
    entries.put("y_train.npy", NpyFile.of("<U4", "(3,)", wide));
    entries.put("x_test.npy", NpyFile.floats("(1,)", 1));
    entries.put(
        "y_test.npy", NpyFile.of("|S3", "(1, 1)", "dog".getBytes(StandardCharsets.US_ASCII)));
    NumpyParts parts = parts();
    assertArrayEquals(new int[] {1, 0, 1}, labels(parts.readTrain()));
    assertEquals(List.of("cat", "dog"), ((Labels) parts.readTrain().targets()).names());
    assertArrayEquals(new int[] {1}, labels(parts.readTest()));
    entries.put("y_test.npy", NpyFile.of("|S3", "(1,)", "cow".getBytes(StandardCharsets.US_ASCII)));
    NumpyParts unknown = parts();
    assertEquals(
        "y_test in " + file() + " has the label cow at (0), which the training part does not have",
        assertThrows(DataFormatException.class, unknown::readTest).getMessage());
  }

  @Test
  void labelsMayBeginAtOne() throws IOException {
    entries.put("x_train.npy", NpyFile.floats("(3,)", 1, 2, 3));
    entries.put("y_train.npy", NpyFile.longs("(3, 1)", 1, 3, 2));
    entries.put("x_val.npy", NpyFile.floats("(1,)", 1));
    entries.put("y_val.npy", NpyFile.longs("(1,)", 1));
    NumpyParts parts = parts();
    Dataset train = parts.readTrain();
    assertArrayEquals(new int[] {0, 2, 1}, labels(train));
    assertEquals(List.of("1", "2", "3"), ((Labels) train.targets()).names());
    assertEquals(
        List.of("The labels in y_train run from 1 to 3, so there are 3 classes."), parts.notes());
    assertArrayEquals(new int[] {0}, labels(parts.readTest()), "and x_val is a test part");
    entries.put("y_val.npy", NpyFile.longs("(1,)", 0));
    NumpyParts other = parts();
    assertEquals(
        "y_val in " + file() + " has a label 0, but the smallest label in the training part is 1",
        assertThrows(DataFormatException.class, other::readTest).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"embeddings,labels", "x,cell_type", "X_train,kinds"})
  void ofTwoArraysOneNameTellsTheOther(String samples, String targets) throws IOException {
    entries.put(targets + ".npy", NpyFile.longs("(3,)", 1, 0, 2));
    entries.put(samples + ".npy", NpyFile.floats("(3, 1)", 1, 2, 3));
    assertArrayEquals(new int[] {1, 0, 2}, labels(parts().readTrain()));
  }

  @Test
  void numbersThatAreHardlyClassesAreRefused() throws IOException {
    entries.put("x.npy", NpyFile.floats("(3,)", 1, 2, 3));
    entries.put("y.npy", NpyFile.longs("(3,)", 0, 65535, 7));
    assertEquals(
        "y in "
            + file()
            + " has labels up to 65535, but only 3 different ones; number the classes 0, 1, 2 and"
            + " so on",
        failure());
    entries.put("y.npy", NpyFile.longs("(3,)", 0, 999, 7)); // a few samples of a thousand classes
    assertEquals(1000, parts().readTrain().targets().outputs());
  }

  @ParameterizedTest
  @CsvSource({
    "X_train,Y_train,X_test,Y_test",
    "train_images,train_labels,test_images,test_labels",
    "trainX,trainY,testX,testY",
    "data_train,target_train,data_valid,target_valid",
    "arr_0,arr_1,arr_2,arr_3",
    "arr_0,arr_2,arr_1,arr_3",
    "images,labels,,",
    "data,target,,",
    "arr_0,arr_1,,"
  })
  void readsArraysByTheirUsualNames(String x, String y, String testX, String testY)
      throws IOException {
    entries.put(x + ".npy", NpyFile.floats("(3, 1)", 1, 2, 3));
    entries.put(y + ".npy", NpyFile.longs("(3,)", 0, 1, 0));
    if (testX != null) {
      entries.put(testX + ".npy", NpyFile.floats("(2, 1)", 7, 8));
      entries.put(testY + ".npy", NpyFile.longs("(2,)", 1, 1));
    }
    NumpyParts parts = parts();
    assertArrayEquals(new float[] {1, 2, 3}, samples(parts.readTrain()));
    assertEquals(List.of(), parts.notes());
    if (testX == null) {
      assertThrows(FileNotFoundException.class, parts::readTest);
    } else {
      assertArrayEquals(new float[] {7, 8}, samples(parts.readTest()));
      assertArrayEquals(new int[] {1, 1}, labels(parts.readTest()));
    }
  }

  @Test
  void saysWhichArraysAreLeftOut() throws IOException {
    entries.put("data.npy", NpyFile.floats("(1, 4)", 1, 2, 3, 4));
    entries.put("images.npy", NpyFile.floats("(1, 2, 2)", 1, 2, 3, 4));
    entries.put("target.npy", NpyFile.longs("(1,)", 0));
    entries.put("DESCR.npy", NpyFile.longs("(1,)", 0));
    NumpyParts parts = parts();
    assertEquals(Shape.of(2, 2, 1), parts.readTrain().sampleShape());
    assertEquals(List.of("Read are the arrays images, target; left out are data."), parts.notes());
  }

  @Test
  void channelsThatComeFirstAreTurnedToTheEnd() throws IOException {
    double[] floats = new double[3 * 5 * 6];
    int[] bytes = new int[floats.length];
    float[] expected = new float[floats.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i;
      bytes[i] = i;
      expected[i % 30 * 3 + i / 30] = i;
    }
    entries.put("y.npy", NpyFile.longs("(1,)", 0));
    entries.put("x.npy", NpyFile.floats("(1, 3, 5, 6)", floats));
    NumpyParts parts = parts();
    Dataset data = parts.readTrain();
    assertEquals(Shape.of(5, 6, 3), data.sampleShape());
    assertArrayEquals(expected, samples(data));
    assertEquals(
        List.of(
            "x has its channels first, shape (1, 3, 5, 6); they are turned to the end: images (5,"
                + " 6, 3)."),
        parts.notes());
    entries.put("x.npy", NpyFile.bytes("(1, 3, 5, 6)", bytes));
    assertEquals(expected[7] / 255f, samples(parts().readTrain())[7]);
    entries.put("x.npy", NpyFile.floats("(1, 5, 6, 3)", floats));
    assertEquals(1, samples(parts().readTrain())[1], "last already");
  }

  /** A gigabyte of zeros in a megabyte. */
  @Test
  void nothingButZerosIsNotReadToItsEnd() throws IOException {
    entries.put("x.npy", NpyFile.of("<f4", "(9000, 2000)", new byte[72_000_000]));
    entries.put("y.npy", NpyFile.longs("(9000,)", new long[9000]));
    assertEquals(
        "x in "
            + file()
            + " has nothing but one number in its first 16777216 elements, expected data",
        failure());
  }

  @Test
  void versionsOfTheFormatThatAreNotThereAreRefused() throws IOException {
    byte[] array = NpyFile.floats("(1,)", 1);
    array[6] = 9;
    entries.put("x.npy", array);
    entries.put("y.npy", NpyFile.longs("(1,)", 0));
    assertEquals(
        "x in " + file() + " is in version 9 of NumPy's format, expected 1, 2 or 3", failure());
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
