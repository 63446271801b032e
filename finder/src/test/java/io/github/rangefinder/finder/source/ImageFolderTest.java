package io.github.rangefinder.finder.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void foldersAboveTheClassesArePassed() throws IOException {
    grey("archive/Dataset/Images/a/1.png", 1, 7);
    grey("archive/Dataset/Images/b/1.png", 1, 9);
    assertArrayEquals(new int[] {7, 9}, bytes(images().readTrain()));
  }

  @ParameterizedTest
  @CsvSource({"images/train/1.png,labels/train/1.txt", "train2017/1.png,annotations/train.json"})
  void annotationsOfObjectsAreNoClasses(String image, String said) throws IOException {
    grey(image, 1, 7);
    Files.writeString(file(said), "0 0.5 0.5 0.1 0.1");
    assertEquals(
        folder
            + " seems to hold images with boxes or outlines of objects, in the folder "
            + said.substring(0, said.indexOf('/'))
            + "; expected a folder of images for each class",
        assertThrows(IOException.class, () -> images().readTrain()).getMessage());
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
  void greyInThreeChannelsIsGreyAndSixteenBitsAreKept() throws IOException {
    rgb("a/1.png", BufferedImage.TYPE_INT_RGB, 1, 0x404040);
    deep("b/1.png", 200);
    ImageFolder images = images();
    Dataset data = images.readTrain();
    assertEquals(Shape.of(1, 1, 1), data.sampleShape());
    assertArrayEquals(new float[] {0x4040 / 65535f, 200 / 65535f}, floats(data));
    assertEquals(
        List.of("The images have 16 bits a pixel, all of which are read: 65535 is 1."),
        images.notes());
    rgb("c/1.png", BufferedImage.TYPE_INT_RGB, 1, 0x010203);
    deep("b/1.png", 0x4567);
    assertArrayEquals(
        new int[] {64, 64, 64, 0x45, 0x45, 0x45, 1, 2, 3},
        bytes(images().readTrain()),
        "beside colour 8 of them are left");
  }

  private void deep(String name, int pixel) throws IOException {
    BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixel(0, 0, new int[] {pixel});
    ImageIO.write(deep, "png", file(name).toFile());
  }

  private static float[] floats(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(data.size()));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    return x.data();
  }

  /** Rows 1 2 3 and 4 5 6, stored as each of EXIF's orientations would have them. */
  @Test
  void imagesAreTurnedUprightAsExifSays() throws IOException {
    int[][] stored = {
      {3, 1, 2, 3, 4, 5, 6},
      {3, 3, 2, 1, 6, 5, 4},
      {3, 6, 5, 4, 3, 2, 1},
      {3, 4, 5, 6, 1, 2, 3},
      {2, 1, 4, 2, 5, 3, 6},
      {2, 3, 6, 2, 5, 1, 4},
      {2, 6, 3, 5, 2, 4, 1},
      {2, 4, 1, 5, 2, 6, 3}
    };
    for (int orientation = 1; orientation <= 8; orientation++) {
      int[] pixels = stored[orientation - 1];
      grey("a/" + orientation + ".png", pixels[0], Arrays.copyOfRange(pixels, 1, 7));
      Path file = folder.resolve("a/" + orientation + ".png");
      byte[] png = Files.readAllBytes(file);
      int end = 33; // behind the header
      byte[] tiff = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0};
      tiff[19] = (byte) orientation;
      ByteBuffer changed = ByteBuffer.allocate(png.length + 12 + tiff.length);
      changed.put(png, 0, end).putInt(tiff.length).put("eXIf".getBytes(UTF_8)).put(tiff);
      CRC32 crc = new CRC32();
      crc.update(changed.array(), end + 4, 4 + tiff.length);
      changed.putInt((int) crc.getValue()).put(png, end, png.length - end);
      Files.write(file, changed.array());
    }
    grey("b/1.png", 3, 1, 2, 3, 4, 5, 6);
    ImageFolder images = images();
    Dataset data = images.readTrain();
    assertEquals(Shape.of(2, 3, 1), data.sampleShape());
    for (int i = 0; i < data.size(); i++) {
      assertArrayEquals(
          new int[] {1, 2, 3, 4, 5, 6}, Arrays.copyOfRange(bytes(data), 6 * i, 6 * i + 6));
    }
    assertEquals(
        List.of("7 of 9 images are turned upright, as their EXIF orientation says."),
        images.notes());
  }

  /** A JPEG with inks, as print shops have them: no ink is white, black hides all. */
  @Test
  void inksBecomeColours() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    for (int[] inks : new int[][] {{0, 0, 0, 0}, {255, 0, 0, 0}, {0, 0, 0, 255}}) {
      WritableRaster raster =
          Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, new Point());
      for (int i = 0; i < 64; i++) {
        raster.setPixel(i % 8, i / 8, Arrays.stream(inks).map(ink -> 255 - ink).toArray());
      }
      Path file = file((inks[0] > 0 ? "b" : "a") + "/" + inks[3] + ".jpg");
      try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(raster, null, null), null);
      }
    }
    int[] found = bytes(images().readTrain());
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(255, found[channel], 3);
      assertEquals(channel == 0 ? 0 : 255, found[64 * 3 + channel], 3);
      assertEquals(0, found[2 * 64 * 3 + channel], 3);
    }
  }

  @Test
  void transparencyIsReadWhereNothingElseTellsImagesApart() throws IOException {
    rgb("a/1.png", BufferedImage.TYPE_INT_ARGB, 2, 0x00000000, 0xff000000);
    rgb("b/1.png", BufferedImage.TYPE_INT_ARGB, 2, 0x80000000, 0x01000000);
    ImageFolder icons = images();
    Dataset data = icons.readTrain();
    assertEquals(Shape.of(1, 2, 1), data.sampleShape());
    assertArrayEquals(new int[] {0, 255, 128, 1}, bytes(data));
    assertTrue(icons.notes().get(0).contains("transparency (alpha) alone"));
    rgb("c/1.png", BufferedImage.TYPE_INT_ARGB, 2, 0x80102030, 0xff000000);
    ImageFolder pictures = images();
    assertEquals(Shape.of(1, 2, 3), pictures.readTrain().sampleShape());
    assertEquals(
        List.of("The transparency (alpha) of 3 of 3 images is left out."), pictures.notes());
  }

  @Test
  void otherFormatsAreReadAndOtherFilesCounted() throws IOException {
    for (String format : new String[] {"gif", "bmp", "tif"}) {
      BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, 0xff0000);
      image.setRGB(1, 0, 0x0000ff);
      assertTrue(ImageIO.write(image, format, file("a/1." + format).toFile()), format);
    }
    // WebP's lossless form of the same two pixels
    byte[] webp =
        Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAA8Q87//8x8OMqL/AQA=");
    Files.write(file("b/1.webp"), webp);
    Files.writeString(file("b/1.heic"), "");
    Files.writeString(file("b/2.heic"), "");
    Files.writeString(file("a/labels"), "");
    Files.writeString(file("a/Thumbs.db"), "");
    ImageFolder images = images();
    Dataset data = images.readTrain();
    assertEquals(4, data.size());
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(
          new int[] {255, 0, 0, 0, 0, 255},
          Arrays.copyOfRange(bytes(data), 6 * i, 6 * i + 6),
          "image " + i);
    }
    assertEquals(
        List.of("Left out are files that are no images that can be read: 1 others, 2 .heic."),
        images.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "train,test",
    "Training,Testing",
    "seg_train,seg_test",
    "training_set,test_set",
    "seg_train/seg_train,seg_test/seg_test",
    "TRAIN,val",
    "train,Validation",
    "archive/train,archive/valid"
  })
  void partsHaveTheirUsualNames(String train, String test) throws IOException {
    for (String hidden : new String[] {"__MACOSX/a", ".ipynb_checkpoints"}) {
      Files.createDirectories(folder.resolve(hidden));
      Files.createDirectories(folder.resolve(train).resolve(hidden));
    }
    grey(train + "/a/1.png", 1, 1);
    grey(train + "/b/1.png", 1, 2);
    grey(test + "/a/1.png", 1, 3);
    grey(test + "/b/1.png", 1, 4);
    assertArrayEquals(new int[] {1, 2}, bytes(images().readTrain()));
    assertArrayEquals(new int[] {3, 4}, bytes(images().readTest()));
  }

  @Test
  void sizesNobodyLearnsFromAreRefusedBeforeAnythingIsDecoded() throws IOException {
    grey("a/1.png", 5000, new int[5000 * 4000]);
    grey("b/1.png", 1, 1);
    assertEquals(
        folder.resolve("a/1.png")
            + " has 5000 x 4000 pixels, too many to learn from; imageSize scales images",
        failure(images()::readTrain));
    ImageFolder small = new ImageFolder(folder, Optional.of(new ImageSize(2, 2)));
    assertEquals(2, small.readTrain().size());
    ImageFolder large = new ImageFolder(folder, Optional.of(new ImageSize(20_000, 20_000)));
    assertEquals(
        folder + " cannot be scaled to 20000 x 20000 pixels, too many to learn from",
        failure(large::readTrain));
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
  void aTrainingPartMayLieInAFolderOfItsOwn() throws IOException {
    grey("images/train/a/1.png", 1, 1);
    grey("images/train/b/1.png", 1, 2);
    assertArrayEquals(new int[] {1, 2}, bytes(images().readTrain()));
  }

  @Test
  void aClassThatTheTestPartLacksIsNamed() throws IOException {
    grey("train/a/1.png", 1, 1);
    grey("train/b/1.png", 1, 2);
    grey("test/a/1.png", 1, 3);
    assertEquals(
        folder.resolve("test") + " has no folder b, a class of the training images",
        failure(images()::readTest));
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
        folder.resolve("test/c")
            + " is a class that the training images do not have; theirs are a, b",
        failure(images()::readTest));
  }

  private static String failure(org.junit.jupiter.api.function.Executable read) {
    return assertThrows(IOException.class, read).getMessage();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertFalse(ImageFolder.isIn(folder));
    grey("a/1.png", 1, 1);
    assertTrue(ImageFolder.isIn(folder));
    Files.createDirectory(folder.resolve("b"));
    assertEquals(
        folder.resolve("b") + " has no images that can be read (PNG, JPEG, WebP, GIF, BMP, TIFF)",
        failure(images()::readTrain));
    assertEquals(
        folder + " has no test part, folders train and test",
        assertThrows(FileNotFoundException.class, images()::readTest).getMessage());
    Files.writeString(file("b/1.ppm"), "P6");
    assertTrue(failure(images()::readTrain).endsWith("TIFF), only 1 .ppm"));
    Files.createDirectories(folder.resolve("b/c"));
    assertTrue(
        failure(images()::readTrain)
            .endsWith("TIFF) but folders; parts of the data are called train and test (or val)"));
    Files.writeString(file("b/1.png"), "hello");
    assertEquals(
        folder.resolve("b/1.png")
            + " is no image that can be read (PNG, JPEG, WebP, GIF, BMP, TIFF)",
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

  @Test
  void picturesBehindTheFirstAreLeftOutAndFoldersCounted() throws IOException {
    for (String name : List.of("a/1.gif", "b/1.gif")) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file(name).toFile())) {
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
        for (int frame = 0; frame < 2; frame++) {
          BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
          writer.writeToSequence(new IIOImage(image, null, null), null);
        }
        writer.endWriteSequence();
      }
    }
    Files.createDirectories(file("a/more").resolve("deeper"));
    ImageFolder images = images();
    assertEquals(2, images.readTrain().size());
    assertEquals(
        List.of(
            "Left out are folders within those of the classes: 1.",
            "2 of 2 images have several frames or pages, of which the first is read."),
        images.notes());
  }

  @Test
  void numbersThatAreNoShadesAreRefused() throws IOException {
    for (String name : List.of("a/1.tif", "b/1.tif")) {
      WritableRaster raster =
          Raster.createWritableRaster(
              new BandedSampleModel(DataBuffer.TYPE_FLOAT, 4, 3, 1), new Point());
      ColorModel grey =
          new ComponentColorModel(
              ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, 1, DataBuffer.TYPE_FLOAT);
      ImageIO.write(new BufferedImage(grey, raster, false, null), "tif", file(name).toFile());
    }
    assertEquals(
        folder.resolve("a/1.tif")
            + " has numbers of more than 16 bits for pixels; save them as arrays, .npz",
        assertThrows(IOException.class, () -> images().readTrain()).getMessage());
  }
}
