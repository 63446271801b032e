package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceTest {
  @TempDir private Path folder;

  private static DataSettings settings(Object place) {
    return new DataSettings(
        place.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, Normalization.NONE);
  }

  @Test
  void mnistComesAlong() throws IOException {
    Dataset mnist = settings("mnist").readTraining();
    assertEquals(60_000, mnist.size());
    assertEquals(Shape.of(28, 28, 1), mnist.sampleShape());
    assertEquals(10, mnist.targets().outputs());
  }

  @Test
  void saysWhatAPlaceIsInstead() throws IOException {
    Path file = Files.createFile(folder.resolve("file.pdf"));
    assertMessage(file, "data must be mnist, ", ", but " + file + " is none of these");
    Path bytes = folder.resolve("odd");
    Files.writeString(bytes, "BZh91AY&SY\u0001", StandardCharsets.ISO_8859_1);
    assertMessage(bytes, "data must be mnist, ", " is compressed by bzip2; unpack it first");
    Path named = Files.createFile(folder.resolve("iris.ARFF"));
    assertMessage(named, "data must be mnist, ", " (ARFF); save it as .csv or .npz");
    Path page = Files.writeString(folder.resolve("t.csv"), " <!DOCTYPE html><p>404, not found");
    assertMessage(page, page + " is no table but a web page (HTML)", "");
    Path nowhere = folder.resolve("nowhere");
    assertMessage(nowhere, "data must be mnist, ", ", but " + nowhere + " does not exist");
    Path array = Files.createFile(folder.resolve("features.npy"));
    assertMessage(array, array + " is one array; data takes the folder that holds x.npy", "");
    Path broken = Files.createFile(folder.resolve("BROKEN.NPZ"));
    assertMessage(broken, broken + " is no NumPy archive (.npz) or cut short", "");
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    assertMessage(
        folder, folder + " holds no data: expected ", "a folder of images for each class");
    Path iris = Files.writeString(folder.resolve("iris.csv"), "a,b\n1,2\n");
    assertMessage(folder, folder + " holds no data: ", "; " + iris + " may be named itself");
    Files.delete(iris);
    Files.createFile(folder.resolve("train-images-idx3-ubyte"));
    Path images = folder.resolve("train-images-idx3-ubyte");
    assertMessage(
        images, images + " is one of several IDX files; data takes the folder that holds them", "");
    assertMessage(
        folder, folder + " has neither train-labels-idx1-ubyte nor train-labels-idx1-ubyte.gz", "");
  }

  @Test
  void samplesAndLabelsApartAreSaidToBe() throws IOException {
    Files.createFile(folder.resolve("features.csv"));
    Files.createFile(folder.resolve("targets.csv"));
    assertMessage(
        folder,
        folder + " has samples and labels in tables of their own; expected one table with the",
        " labels as a column, or arrays x.npy and y.npy");
  }

  @ParameterizedTest
  @CsvSource({"data_batch_1,data_batch_1.bin", "meta,train.bin"})
  void picklesOfCifarAreNamed(String pickle, String binary) throws IOException {
    Path cifar = Files.createDirectory(folder.resolve("cifar-py"));
    Files.write(cifar.resolve(pickle), new byte[] {(byte) 0x80, 4, '}', '.'});
    String sentence = cifar + " holds CIFAR as Python objects, which are not loaded, ";
    assertMessage(cifar, sentence, "expected the binary version, " + binary + " and so on");
    assertMessage(folder, sentence, "expected the binary version, " + binary + " and so on");
  }

  @Test
  void aTestTableWithoutLabelsIsNoTestPart() throws IOException {
    String rows = "1.5,2.5,a\n2.5,1.5,b\n".repeat(20);
    Files.writeString(folder.resolve("train.csv"), "x,y,kind\n" + rows);
    Files.writeString(folder.resolve("test.csv"), "x,y\n1.5,2.5\n");
    assertEquals(4, settings(folder).readSplit(1).validation().size());
    assertEquals(
        folder.resolve("test.csv")
            + " has no column kind, the label: what such samples are can be predicted, not tested;"
            + " validationSplit 0.1 validates on a part of the training samples",
        assertThrows(IOException.class, () -> settings(folder).readSplit(null, 1)).getMessage());
  }

  @Test
  void pointsAtDataThatLiesDeeper() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("MNIST").resolve("raw"));
    Files.createFile(raw.resolve("train-images-idx3-ubyte.gz"));
    assertMessage(folder, folder + " holds no data itself, but " + raw + " does", "");
    assertMessage(
        raw.getParent(), raw.getParent() + " holds no data itself, but " + raw + " does", "");
  }

  private static void assertMessage(Path data, String start, String end) {
    String found =
        assertThrows(IOException.class, () -> settings(data).readTraining()).getMessage();
    assertTrue(found.startsWith(start) && found.endsWith(end), found);
  }
}
