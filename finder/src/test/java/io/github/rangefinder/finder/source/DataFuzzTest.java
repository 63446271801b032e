package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.setting.SettingException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is in the files, a reader gives data or a sentence of its own that names a file: no
 * other exception, and no more memory than this JVM has (see the pom). {@code -Dfuzz.seed} repeats
 * what has failed.
 */
class DataFuzzTest {
  private static final int TRIES = Integer.getInteger("fuzz.tries", 150);
  private static final long SEED = Long.getLong("fuzz.seed", 20261127);

  /** Far more than any of these small files needs, on a machine with much else to do. */
  private static final long MOST_NANOS = 20_000_000_000L;

  @TempDir private Path folder;

  /** Damages one file of a data set again and again. */
  private void fuzz(Path data, Path damaged) throws IOException {
    byte[] whole = Files.readAllBytes(damaged);
    read(data, "whole");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = Mutation.of(whole, random);
      Files.write(damaged, bytes);
      read(data, "try %d of seed %d: %s".formatted(i, SEED, hex(bytes)));
    }
  }

  private static String hex(byte[] bytes) {
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, Math.min(3000, bytes.length)));
  }

  private void read(Path data, String which) {
    for (LearningTask task : LearningTask.values()) {
      long begin = System.nanoTime();
      try {
        Subset.Split split =
            new DataSettings(data.toString(), null, task, List.of(), null, null).readSplit(1);
        assertTrue(split.training().size() > 0);
      } catch (DataFormatException | FileNotFoundException | SettingException e) {
        assertTrue(
            e.getMessage() != null
                && (e.getMessage().contains(" ") && !e.getMessage().contains("Exception")),
            () -> which + " -> " + e.getMessage());
      } catch (Exception | OutOfMemoryError e) {
        fail(which, e);
      }
      assertTrue(System.nanoTime() - begin < MOST_NANOS, () -> which + " takes too long");
    }
  }

  @Test
  void tables() throws IOException {
    StringBuilder text = new StringBuilder("id,a,\"b\",day,color,k\r\n");
    for (int i = 0; i < 12; i++) {
      text.append(
          "%d,%s,\"1,%d\",2024-01-%02d,%s,%s\n"
              .formatted(
                  i, i == 3 ? "" : i / 4.0, 234 + i, i + 1, i % 2 == 0 ? "rød" : "blue", i % 3));
    }
    for (String name : new String[] {"t.csv", "u.tsv"}) {
      Path file = folder.resolve(name);
      String table = name.endsWith("v") ? text.toString() : "";
      Files.writeString(
          file,
          name.startsWith("u") ? table.replace(',', ';') : table,
          name.startsWith("u") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      fuzz(file, file);
    }
  }

  @Test
  void compressedTables() throws IOException {
    Path file = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a,k\n1,x\n2,y\n3,x\n4,y\n".repeat(9).getBytes(StandardCharsets.UTF_8));
    }
    fuzz(file, file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
  void images(String format) throws IOException {
    BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 63; i++) {
      image.setRGB(i % 9, i / 9, i * 0x9E3779B1);
    }
    for (String name : new String[] {"a/1.", "a/2.", "b/1.", "b/2."}) {
      Files.createDirectories(folder.resolve(name).getParent());
      assertTrue(ImageIO.write(image, format, folder.resolve(name + format).toFile()));
    }
    fuzz(folder, folder.resolve("a/1." + format));
  }

  @Test
  void webp() throws IOException {
    byte[] webp =
        Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAA8Q87//8x8OMqL/AQA=");
    for (String name : new String[] {"a/1.webp", "a/2.webp", "b/1.webp", "b/2.webp"}) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.write(folder.resolve(name), webp);
    }
    fuzz(folder, folder.resolve("a/1.webp"));
  }

  private static byte[] npy(String descr, String shape, int bytes) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
    ByteBuffer npy = ByteBuffer.allocate(10 + header.length() + bytes);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
    npy.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < bytes; i++) {
      npy.put((byte) (i % 3));
    }
    return npy.array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f4", "|u1", ">i2", "<f2", "|b1"})
  void archives(String descr) throws IOException {
    int size = Integer.parseInt(descr.substring(2));
    Path file = folder.resolve("d.npz");
    for (int level : new int[] {0, 9}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry("x.npy"));
        zip.write(npy(descr, "(12, 4)", 48 * size));
        zip.putNextEntry(new ZipEntry("y.npy"));
        zip.write(npy("<i4", "(12,)", 48));
        zip.closeEntry();
      }
      Files.write(file, bytes.toByteArray());
      fuzz(file, file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x_train", "y_train"})
  void arrays(String damaged) throws IOException {
    Files.write(folder.resolve("x_train.npy"), npy("<f8", "(12, 3, 5, 5)", 12 * 75 * 8));
    Files.write(folder.resolve("y_train.npy"), npy("|S2", "(12,)", 24));
    fuzz(folder, folder.resolve(damaged + ".npy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"})
  void idx(String damaged) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + 12 * 9);
    images.putInt(0x803).putInt(12).putInt(3).putInt(3);
    ByteBuffer labels = ByteBuffer.allocate(8 + 12).putInt(0x801).putInt(12);
    for (int i = 0; i < 12; i++) {
      labels.put((byte) (i % 3));
    }
    Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    fuzz(folder, folder.resolve(damaged));
  }

  @Test
  void cifar() throws IOException {
    byte[] batch = new byte[3073 * 4];
    batch[3073] = 1;
    Files.write(folder.resolve("data_batch_1.bin"), batch);
    fuzz(folder, folder.resolve("data_batch_1.bin"));
  }
}
