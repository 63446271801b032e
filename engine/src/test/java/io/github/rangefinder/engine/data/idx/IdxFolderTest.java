package io.github.rangefinder.engine.data.idx;

import static io.github.rangefinder.engine.data.idx.IdxReaderTest.gzip;
import static io.github.rangefinder.engine.data.idx.IdxReaderTest.idx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("train-images-idx3-ubyte", idx(0x0803, new int[] {2, 1, 2}, 0, 51, 102, 255));
    write("train-labels-idx1-ubyte.gz", gzip(idx(0x0801, new int[] {2}, 6, 1)));
    write("t10k-images-idx3-ubyte.gz", gzip(idx(0x0803, new int[] {1, 1, 2}, 255, 0)));
    write("t10k-labels-idx1-ubyte", idx(0x0801, new int[] {1}, 3));
  }

  @Test
  void readsBothPartsPlainOrCompressed() throws IOException {
    ImageDataset train = IdxFolder.at(folder).readTrain();
    assertEquals(2, train.size());
    assertEquals(Shape.of(1, 2, 1), train.sampleShape());
    assertEquals(7, train.targets().outputs());
    ImageDataset test = IdxFolder.at(folder).readTest();
    assertEquals(7, test.targets().outputs());
    Tensor x = new Tensor(Shape.of(1, 1, 2, 1));
    test.read(0, x, 0);
    assertArrayEquals(new float[] {1, 0}, x.data());
    assertEquals(3, ((Labels) test.targets()).label(0));
  }

  @Test
  void imagesToPredictNeedNoLabelsAndNoTrainingPart() throws IOException {
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertTrue(IdxFolder.isAt(folder));
    ImageDataset samples = IdxFolder.at(folder).readSamples();
    assertEquals(1, samples.size());
    assertEquals(Shape.of(1, 2, 1), samples.sampleShape());
    Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
    write("train-images-idx3-ubyte", idx(0x0803, new int[] {2, 1, 2}, 0, 51, 102, 255));
    assertEquals(2, IdxFolder.at(folder).readSamples().size());
  }

  /** Their names are the labels, so that a model knows them again, whatever its first label is. */
  @Test
  void testPartAloneHasItsOwnClasses() throws IOException {
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    Labels labels = (Labels) IdxFolder.at(folder).readTest().targets();
    assertEquals(3, labels.label(0));
    assertEquals(List.of("0", "1", "2", "3"), labels.names());
  }

  @Test
  void missingFileNamesBothFormsAndTheFolder() throws IOException {
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    assertEquals(
        folder + " has neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz",
        assertThrows(FileNotFoundException.class, () -> IdxFolder.at(folder).readTrain())
            .getMessage());
  }

  @Test
  void differentCountsNameBothFiles() throws IOException {
    write("t10k-labels-idx1-ubyte", idx(0x0801, new int[] {2}, 3, 4));
    assertEquals(
        "t10k-images-idx3-ubyte.gz has 1 images, but t10k-labels-idx1-ubyte has 2 labels",
        assertThrows(DataFormatException.class, () -> IdxFolder.at(folder).readTest())
            .getMessage());
  }

  @Test
  void testLabelsMustBeClassesOfTheTrainingData() throws IOException {
    write("t10k-labels-idx1-ubyte", idx(0x0801, new int[] {1}, 7));
    assertEquals(
        "t10k-labels-idx1-ubyte has a label 7, but the largest label in train-labels-idx1-ubyte.gz"
            + " is 6",
        assertThrows(DataFormatException.class, () -> IdxFolder.at(folder).readTest())
            .getMessage());
  }

  @Test
  void namesMayHaveADot() throws IOException {
    for (String file : new String[] {"train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"}) {
      Files.move(folder.resolve(file), folder.resolve(file.replace("s-idx", "s.idx")));
    }
    assertTrue(IdxFolder.isAt(folder));
    assertEquals(2, IdxFolder.at(folder).readTrain().size());
  }

  @Test
  void labelsMayBeginAtOne() throws IOException {
    write("train-labels-idx1-ubyte.gz", gzip(idx(0x0801, new int[] {2}, 2, 1)));
    IdxFolder data = IdxFolder.at(folder);
    Labels labels = (Labels) data.readTrain().targets();
    assertEquals(List.of("1", "2"), labels.names());
    assertEquals(1, labels.label(0));
    assertEquals(
        List.of(
            "The labels in train-labels-idx1-ubyte.gz run from 1 to 2, so there are 2 classes."),
        data.notes());
    write("t10k-labels-idx1-ubyte", idx(0x0801, new int[] {1}, 1));
    assertEquals(0, ((Labels) data.readTest().targets()).label(0));
  }

  /** Their counts differ, so that not one of a billion promised images is read. */
  @Test
  void headersAreComparedBeforeAnythingIsRead() throws IOException {
    write("train-images-idx3-ubyte", idx(0x0803, new int[] {1 << 30, 1, 1}, 1));
    assertEquals(
        "train-images-idx3-ubyte has 1073741824 images, but train-labels-idx1-ubyte.gz has 2"
            + " labels",
        assertThrows(DataFormatException.class, () -> IdxFolder.at(folder).readTrain())
            .getMessage());
  }

  @Test
  void filesMayBeginWithANameAndSayTest() throws IOException {
    Path emnist = Files.createDirectory(folder.resolve("emnist"));
    for (String name : new String[] {"letters", "digits"}) {
      String prefix = "emnist/emnist-" + name;
      int largest = name.length();
      write(prefix + "-train-images-idx3-ubyte", idx(0x0803, new int[] {1, 1, 1}, 1));
      write(prefix + "-train-labels-idx1-ubyte", idx(0x0801, new int[] {1}, largest));
      write(prefix + "-test-images-idx3-ubyte.gz", gzip(idx(0x0803, new int[] {1, 1, 1}, 1)));
      write(prefix + "-test-labels-idx1-ubyte", idx(0x0801, new int[] {1}, 1));
    }
    assertEquals(
        emnist
            + " has several data sets, emnist-digits, emnist-letters; name one of them: "
            + emnist.resolve("emnist-digits"),
        assertThrows(DataFormatException.class, () -> IdxFolder.at(emnist)).getMessage());
    Path letters = emnist.resolve("emnist-letters");
    assertTrue(IdxFolder.isAt(emnist));
    assertTrue(IdxFolder.isAt(letters));
    assertFalse(IdxFolder.isAt(emnist.resolve("emnist-letter")));
    assertFalse(IdxFolder.isAt(emnist.resolve("a").resolve("b")));
    assertEquals(8, IdxFolder.at(letters).readTrain().targets().outputs(), "labels from 1");
    assertEquals(1, IdxFolder.at(letters).readTest().size());
    Files.delete(emnist.resolve("emnist-digits-train-images-idx3-ubyte"));
    Files.delete(emnist.resolve("emnist-digits-train-labels-idx1-ubyte"));
    assertEquals(8, IdxFolder.at(emnist).readTrain().targets().outputs());
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }
}
