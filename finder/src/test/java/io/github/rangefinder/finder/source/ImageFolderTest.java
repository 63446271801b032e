package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
  @TempDir private Path folder;

  private ImageFolder images() {
    return new ImageFolder(folder, Optional.empty());
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Grey pixels of 8 bits, as a PNG. */
  private void grey(String name, int width, int... pixels) throws IOException {
    BufferedImage image =
        new BufferedImage(width, pixels.length / width, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, pixels.length / width, pixels);
    assertTrue(ImageIO.write(image, "png", file(name).toFile()));
  }

  private void rgb(String name, int type, int width, int... pixels) throws IOException {
    BufferedImage image = new BufferedImage(width, pixels.length / width, type);
    image.setRGB(0, 0, width, pixels.length / width, pixels, 0, width);
    assertTrue(ImageIO.write(image, "png", file(name).toFile()));
  }

  /** The samples as bytes again. */
  private static int[] bytes(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(data.size()));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    int[] bytes = new int[x.data().length];
    Arrays.setAll(bytes, i -> Math.round(255 * x.data()[i]));
    return bytes;
  }

  private static int[] labels(Dataset data) {
    Labels labels = (Labels) data.targets();
    int[] all = new int[labels.size()];
    Arrays.setAll(all, labels::label);
    return all;
  }

  @Test
  void greyPixelsComeBackAsTheyAreAndClassesInTurns() throws IOException {
    grey("2/a.png", 2, 0, 1, 2, 100);
    grey("10/a.png", 2, 128, 200, 254, 255);
    grey("2/b.PNG", 2, 5, 6, 7, 8);
    Files.writeString(file("2/notes.txt"), "no image");
    Files.writeString(file(".hidden/a.png"), "no image");
    Dataset data = images().readTrain();
    assertEquals(Shape.of(2, 2, 1), data.sampleShape());
    assertEquals(List.of("2", "10"), ((Labels) data.targets()).names());
    assertArrayEquals(new int[] {0, 1, 0}, labels(data));
    assertArrayEquals(new int[] {0, 1, 2, 100, 128, 200, 254, 255, 5, 6, 7, 8}, bytes(data));
  }

  @Test
  void oneImageInColourMakesAllOfThreeChannels() throws IOException {
    grey("a/1.png", 1, 77);
    rgb("b/1.png", BufferedImage.TYPE_INT_RGB, 1, 0x010203);
    rgb("c/1.png", BufferedImage.TYPE_INT_ARGB, 1, 0x80fffe01);
    rgb("d/1.png", BufferedImage.TYPE_BYTE_INDEXED, 1, 0xffff0000);
    rgb("e/1.png", BufferedImage.TYPE_BYTE_BINARY, 1, 0xffffffff);
    Dataset data = images().readTrain();
    assertEquals(Shape.of(1, 1, 3), data.sampleShape());
    assertArrayEquals(
        new int[] {77, 77, 77, 1, 2, 3, 255, 254, 1, 255, 0, 0, 255, 255, 255}, bytes(data));
  }

  @Test
  void greyInThreeChannelsIsGreyAndSixteenBitsAreEight() throws IOException {
    rgb("a/1.png", BufferedImage.TYPE_INT_RGB, 1, 0x404040);
    BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixel(0, 0, new int[] {0x40ff});
    ImageIO.write(deep, "png", file("b/1.png").toFile());
    Dataset data = images().readTrain();
    assertEquals(Shape.of(1, 1, 1), data.sampleShape());
    assertArrayEquals(new int[] {0x40, 0x40}, bytes(data));
  }

  @Test
  void jpegIsReadToo() throws IOException {
    for (String name : new String[] {"a/1.jpg", "b/1.jpeg"}) {
      BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setPixels(0, 0, 16, 8, constant(16 * 8, name.length() * 20));
      assertTrue(ImageIO.write(image, "jpg", file(name).toFile()));
    }
    Dataset data = images().readTrain();
    assertEquals(Shape.of(8, 16, 1), data.sampleShape());
    assertEquals(140, bytes(data)[0], 1);
    assertEquals(160, bytes(data)[16 * 8], 1);
  }

  private static int[] constant(int n, int value) {
    int[] all = new int[n];
    Arrays.fill(all, value);
    return all;
  }

  @Test
  void imagesAreBroughtToOneSize() throws IOException {
    grey("a/1.png", 2, 10, 20, 30, 40);
    grey("b/1.png", 4, 0, 100, 8, 8, 100, 200, 8, 8, 1, 1, 2, 4, 1, 1, 6, 8);
    assertArrayEquals(new int[] {10, 20, 30, 40, 100, 8, 1, 5}, bytes(images().readTrain()));
    ImageFolder wide = new ImageFolder(folder, Optional.of(new ImageSize(3, 1)));
    Dataset data = wide.readTrain();
    assertEquals(Shape.of(1, 3, 1), data.sampleShape());
    assertEquals(20, bytes(data)[0], 1);
    assertEquals(30, bytes(data)[2], 1);
  }

  @Test
  void foldersTrainAndTestAreTheTwoParts() throws IOException {
    grey("train/a/1.png", 1, 1);
    grey("train/b/1.png", 1, 2);
    grey("test/a/1.png", 2, 4, 8);
    grey("test/b/1.png", 1, 3);
    assertArrayEquals(new int[] {1, 2}, bytes(images().readTrain()));
    assertArrayEquals(new int[] {6, 3}, bytes(images().readTest()), "at the training's size");
    rgb("test/b/2.png", BufferedImage.TYPE_INT_RGB, 1, 0xff0000);
    assertTrue(failure(images()::readTest).contains("has images in colour"));
    grey("test/c/1.png", 1, 3);
    assertEquals(
        folder.resolve("test/c") + " is a class that the training images do not have",
        failure(images()::readTest));
  }

  private static String failure(org.junit.jupiter.api.function.Executable read) {
    return assertThrows(DataFormatException.class, read).getMessage();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertFalse(ImageFolder.isIn(folder));
    grey("a/1.png", 1, 1);
    assertTrue(ImageFolder.isIn(folder));
    Files.createDirectory(folder.resolve("b"));
    assertEquals(
        folder.resolve("b") + " has no images, expected files .png, .jpg or .jpeg",
        failure(images()::readTrain));
    assertEquals(
        folder + " has no test part, folders train and test",
        assertThrows(FileNotFoundException.class, images()::readTest).getMessage());
    Files.writeString(file("b/1.png"), "hello");
    assertEquals(
        folder.resolve("b/1.png") + " is no image that can be read (PNG, JPEG)",
        failure(images()::readTrain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void imagesThatAreCutShortAreNamed(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i * 0x9E3779B1);
    }
    Path file = file("a/1." + format);
    ImageIO.write(image, format, file.toFile());
    byte[] whole = Files.readAllBytes(file);
    images().readTrain();
    for (int length : new int[] {0, 1, 10, 30, 200, whole.length / 2, whole.length - 100}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(failure(images()::readTrain).startsWith(file + " is "), "of " + length);
    }
  }

  /** A header of 50,000 x 50,000 pixels in a file of a hundred bytes. */
  @Test
  void sizesThatLieAreNotBelieved() throws IOException {
    grey("a/1.png", 1, 1);
    Path file = folder.resolve("a/1.png");
    byte[] png = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 50_000).putInt(20, 50_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    Files.write(file, png);
    assertTrue(failure(images()::readTrain).startsWith(file + " says it has 50000 x 50000 pixels"));
  }
}
