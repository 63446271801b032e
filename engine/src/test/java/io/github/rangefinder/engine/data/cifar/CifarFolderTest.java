package io.github.rangefinder.engine.data.cifar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFolderTest {
  @TempDir private Path folder;

  /** An image whose red, green and blue are constant, behind its labels. */
  private static byte[] image(int red, int green, int blue, int... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int label : labels) {
      out.write(label);
    }
    for (int value : new int[] {red, green, blue}) {
      for (int i = 0; i < 1024; i++) {
        out.write(i == 33 ? 255 : value);
      }
    }
    return out.toByteArray();
  }

  private void write(String name, byte[]... images) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] image : images) {
      out.writeBytes(image);
    }
    Files.write(folder.resolve(name), out.toByteArray());
  }

  @Test
  void readsCifar10() throws IOException {
    assertFalse(CifarFolder.isIn(folder));
    write("data_batch_1.bin", image(10, 20, 30, 7), image(1, 2, 3, 0));
    write("data_batch_2.bin", image(4, 5, 6, 9));
    assertTrue(CifarFolder.isIn(folder));
    CifarFolder cifar = new CifarFolder(folder);
    Dataset data = cifar.readTrain();
    assertEquals(3, data.size());
    assertEquals(Shape.of(32, 32, 3), data.sampleShape());
    Labels labels = (Labels) data.targets();
    assertEquals(List.of(7, 0, 9), List.of(labels.label(0), labels.label(1), labels.label(2)));
    Tensor x = new Tensor(Shape.of(1, 32, 32, 3));
    data.read(0, x, 0);
    assertEquals(10 / 255f, x.data()[0]);
    assertEquals(20 / 255f, x.data()[1]);
    assertEquals(30 / 255f, x.data()[3 * 1023 + 2]);
    assertEquals(1, x.data()[3 * 33 + 2], "row 1, column 1");
    assertThrows(FileNotFoundException.class, cifar::readTest);
    write("test_batch.bin", image(4, 5, 6, 9));
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
    assertEquals("j", ((Labels) cifar.readTest().targets()).names().get(9));
  }

  @Test
  void readsTheFineLabelsOfCifar100() throws IOException {
    write("train.bin", image(1, 2, 3, 19, 99));
    write("test.bin", image(1, 2, 3, 19, 5));
    assertTrue(CifarFolder.isIn(folder));
    assertEquals(99, ((Labels) new CifarFolder(folder).readTrain().targets()).label(0));
    assertEquals(5, ((Labels) new CifarFolder(folder).readTest().targets()).label(0));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    write("data_batch_1.bin", image(1, 2, 3, 12));
    Path file = folder.resolve("data_batch_1.bin");
    CifarFolder cifar = new CifarFolder(folder);
    assertEquals(
        file + " has a label 12 at image 0, expected labels from 0 to 9",
        assertThrows(DataFormatException.class, cifar::readTrain).getMessage());
    write("data_batch_1.bin", new byte[3000]);
    assertEquals(
        file + " has 3000 bytes, expected a multiple of 3073, an image with its label",
        assertThrows(DataFormatException.class, cifar::readTrain).getMessage());
  }
}
