package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on data of one's own: a table, arrays and a folder of images. */
class DataIT {
  @TempDir private Path folder;

  private FinderJar.Result run(String args) throws Exception {
    return new FinderJar(folder).run((args + " --quiet --out=o").split(" +"));
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void expectSetting(String file, String setting) throws IOException {
    assertTrue(read(file).contains(setting), () -> "no " + setting);
  }

  /** Two species that a word names, told apart by a column of large numbers. */
  private static String table(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("species,length,width\n");
    for (int i = 0; i < rows; i++) {
      boolean large = random.nextBoolean();
      text.append(large ? "whale" : "wren").append(',');
      text.append((large ? 2000 : 100) + random.nextInt(500)).append(',');
      text.append(random.nextDouble()).append('\n');
    }
    return text.toString();
  }

  @Test
  void learnsFromATable() throws Exception {
    Files.writeString(folder.resolve("animals.csv"), table(200));
    String data = "--data=animals.csv --label-column=species --batch-size=10 ";
    run(data + "--epochs=2 --optimizer=adam").expect(0).expectMessages();
    assertEquals(1 + 2 * 20, read("o/range-test.csv").lines().count());
    expectSetting("o/range-test.json", "\"normalize\": \"standard\"");
    expectSetting("o/range-test.json", "\"model\": \"mlp\"");
    assertTrue(
        read("o/range-test.json").matches("(?s).*\"classes\": \\[\\s*\"whale\",\\s*\"wren\".*"));
    FinderJar.Result training =
        run("train " + data + "--validation-split=0.2 --lr=0.01 --epochs=2");
    assertTrue(training.expect(0).out().startsWith("constant: 100.00 % right"), training::toString);

    run("train " + data + "--lr=0.01")
        .expect(1)
        .expectMessages("animals.csv has no test part; --validation-split 0.1 validates on");
    Files.writeString(folder.resolve("animals.csv"), table(200) + "wren,7\n");
    run(data).expect(1).expectMessages("animals.csv, line 202: 2 fields, expected 3 as in line 1");
  }

  @Test
  void predictsTheNumbersInAnArchive() throws Exception {
    int size = 400;
    float[] x = new float[3 * size];
    float[] y = new float[2 * size];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < 3; j++) {
        x[3 * i + j] = (float) random.nextGaussian();
      }
      y[2 * i] = x[3 * i] + x[3 * i + 1];
      y[2 * i + 1] = -x[3 * i + 2];
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("sums.npz"));
        NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
      archive.add("x", Shape.of(size, 3), x);
      archive.add("y", Shape.of(size, 2), y);
    }
    FinderJar.Result result =
        run(
            "train --data=sums.npz --task=regression --validation-split=0.25 --lr=0.01 --epochs=5"
                + " --batch-size=20");
    result.expect(0).expectMessages();
    assertTrue(
        result.out().matches("(?s)constant: loss (0\\.0\\d+|\\d\\.\\d+e-\\d) \\(validation.*"),
        result::toString);
    assertFalse(result.out().contains("right"), result::toString);
    assertTrue(read("o/history.csv").lines().skip(1).allMatch(row -> row.matches(".*,.*,,.*,,.*")));
    expectSetting("o/train.json", "\"validation_accuracy\": null");
    run("--data=sums.npz").expect(1).expectMessages("expected one-hot labels, which are 0 or 1");
  }

  /** Images are to become half as bright and a quarter brighter, which one number and a bias do. */
  @Test
  @Tag("long")
  void predictsImagesOfImages() throws Exception {
    float[] x = new float[40 * 25];
    float[] y = new float[x.length];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
      y[i] = x[i] / 2 + 0.25f;
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("images.npz"));
        NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
      archive.add("x", Shape.of(40, 5, 5), x);
      archive.add("y", Shape.of(40, 5, 5, 1), y);
    }
    String ofData = "--data=images.npz --task=regression";
    String layer = "conv 1 1x1";
    List<String> train = new ArrayList<>(List.of("train", "--model=" + layer, "--save=m.keras"));
    train.addAll(List.of((ofData + " --validation-split=0.25 --lr=0.05 --epochs=40").split(" ")));
    train.addAll(List.of("--batch-size=5", "--optimizer=adam", "--quiet", "--out=o"));
    new FinderJar(folder).run(train.toArray(new String[0])).expect(0);
    FinderJar.Result evaluated = run("evaluate --model=m.keras " + ofData);
    evaluated.expect(0);
    assertEquals(1, evaluated.out().split("Predictions lie", -1).length - 1, evaluated::toString);
    assertTrue(evaluated.out().matches("(?s).*explain\\s+(9\\d\\.|100).*"), evaluated::toString);
    run("predict --model=m.keras " + ofData).expect(0);
    String[] row = read("o/predictions.csv").lines().toList().get(1).split(",");
    assertEquals(26, row.length);
    assertEquals(y[24], Float.parseFloat(row[25]), 0.05f);
  }

  /** Bright images are 1, dark ones 0; whoever asks has neither labels nor a training part. */
  @Test
  @Tag("long")
  void predictsImagesWithoutLabels() throws Exception {
    byte[] pixels = new byte[40 * 16];
    byte[] labels = new byte[40];
    for (int i = 0; i < pixels.length; i++) {
      labels[i / 16] = (byte) (i / 16 % 2);
      pixels[i] = (byte) (i / 16 % 2 == 0 ? 20 + i % 16 : 200 + i % 16);
    }
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path bare = Files.createDirectory(folder.resolve("bare"));
    byte[] images = idx(new byte[] {0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 4, 0, 0, 0, 4}, pixels);
    Files.write(whole.resolve("train-images-idx3-ubyte"), images);
    Files.write(
        whole.resolve("train-labels-idx1-ubyte"),
        idx(new byte[] {0, 0, 8, 1, 0, 0, 0, 40}, labels));
    Files.write(bare.resolve("t10k-images-idx3-ubyte"), images);
    float[] x = new float[pixels.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("x.npz"));
        NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
      archive.add("x", Shape.of(40, 4, 4), x);
    }
    run("train --data=whole --model=flatten,dense --validation-split=0.25 --lr=0.05 --epochs=20"
            + " --batch-size=5 --optimizer=adam --save=m.npz")
        .expect(0);
    for (String data : List.of("bare", "x.npz")) {
      run("predict --model=flatten,dense --weights=m.npz --data=" + data).expect(0);
      List<String> rows = read("o/predictions.csv").lines().toList();
      assertEquals("sample,label,probability,p_0,p_1", rows.get(0));
      assertEquals(41, rows.size());
      assertTrue(rows.get(1).startsWith("0,0,") && rows.get(2).startsWith("1,1,"), data + rows);
    }
  }

  private static byte[] idx(byte[] header, byte[] content) {
    byte[] file = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, file, header.length, content.length);
    return file;
  }

  /** A curve that never falls says nothing; a script is told so by the exit code, if it asks. */
  @Test
  void strictEndsWithThreeWhereNothingIsReliable() throws Exception {
    StringBuilder flat = new StringBuilder("lr,loss\n");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      flat.append(1e-4 * Math.pow(10, i / 25.0)).append(',');
      flat.append(2.3 + 0.1 * random.nextDouble()).append('\n');
    }
    Files.writeString(folder.resolve("flat.csv"), flat);
    run("judge flat.csv --strict").expect(3).expectMessages();
    run("judge flat.csv").expect(0).expectMessages();
  }

  @Test
  void looksAtAFolderOfImages() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 40; i++) {
      BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_BYTE_GRAY);
      boolean dark = i % 2 == 0;
      for (int pixel = 0; pixel < 120; pixel++) {
        int grey = (dark ? 0 : 100) + random.nextInt(100);
        image.getRaster().setSample(pixel % 12, pixel / 12, 0, grey);
      }
      Path file = folder.resolve(dark ? "photos/night" : "photos/day").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    String data = "--data=photos --batch-size=10 --iterations=12 --optimizer=adam";
    new FinderJar(folder, "--limit-modules=java.base,java.management,java.sql")
        .run((data + " --quiet --out=o").split(" "))
        .expect(1)
        .expectMessages(
            "several times slower", "needs a Java runtime with the module java.desktop");
    run(data).expect(0).expectMessages();
    assertEquals(1 + 12, read("o/range-test.csv").lines().count());
    expectSetting("o/range-test.json", "\"model\": \"convnet\"");
    run(data + " --image-size=8x6").expect(0).expectMessages();
    expectSetting("o/range-test.json", "\"imageSize\": \"8x6\"");
    expectSetting("o/range-test.json", "\"model\": \"mlp\"");
  }
}
