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
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
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
