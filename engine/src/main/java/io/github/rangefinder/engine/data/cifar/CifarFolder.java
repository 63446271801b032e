package io.github.rangefinder.engine.data.cifar;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A folder with the binary version of CIFAR-10 ({@code data_batch_1.bin} to {@code
 * data_batch_5.bin}, {@code test_batch.bin}) or of CIFAR-100 ({@code train.bin}, {@code test.bin}).
 * An image is a byte or two of labels, then 1024 bytes each of red, green and blue, row by row;
 * CIFAR-100's second label, the finer one, is taken.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">the CIFAR page, "binary version"</a>
 */
public final class CifarFolder implements DataParts {
  private static final int SIDE = 32;
  private static final int AREA = SIDE * SIDE;
  private static final int CHANNELS = 3;
  private static final Shape IMAGE = Shape.of(SIDE, SIDE, CHANNELS);
  private static final int MOST_BATCHES = 5;

  private final Path folder;
  private final Version version;

  /** The two data sets. */
  private enum Version {
    CIFAR10(1, 10, "batches.meta.txt", "test_batch.bin"),
    CIFAR100(2, 100, "fine_label_names.txt", "test.bin");

    private final int labelBytes;
    private final int classes;
    private final String names;
    private final String test;

    Version(int labelBytes, int classes, String names, String test) {
      this.labelBytes = labelBytes;
      this.classes = classes;
      this.names = names;
      this.test = test;
    }

    List<Path> training(Path folder) {
      return this == CIFAR100
          ? List.of(folder.resolve("train.bin"))
          : IntStream.rangeClosed(1, MOST_BATCHES)
              .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
              .filter(Files::exists)
              .toList();
    }
  }

  /** The files of a folder that {@link #isIn} has found. */
  public CifarFolder(Path folder) {
    this.folder = folder;
    this.version = Version.CIFAR10.training(folder).isEmpty() ? Version.CIFAR100 : Version.CIFAR10;
  }

  /** Whether a folder has samples in this form. */
  public static boolean isIn(Path folder) {
    return !Version.CIFAR10.training(folder).isEmpty()
        || Files.exists(folder.resolve("train.bin")) && Files.exists(folder.resolve("test.bin"));
  }

  @Override
  public ImageDataset readTrain() throws IOException {
    return read(version.training(folder));
  }

  @Override
  public ImageDataset readTest() throws IOException {
    Path file = folder.resolve(version.test);
    if (!Files.exists(file)) {
      throw new FileNotFoundException(folder + " has no test part, " + version.test);
    }
    return read(List.of(file));
  }

  private ImageDataset read(List<Path> files) throws IOException {
    int record = version.labelBytes + CHANNELS * AREA;
    long images = 0;
    for (Path file : files) {
      long size = InputFile.size(file);
      if (size == 0 || size % record != 0) {
        throw new DataFormatException(
            "%s has %d bytes, expected a multiple of %d, an image with its label"
                .formatted(file, size, record));
      }
      images += size / record;
    }
    if (images * CHANNELS * AREA > Integer.MAX_VALUE - 8) {
      throw new DataFormatException(
          "%s has %d images, more than can be held".formatted(folder, images));
    }
    byte[] pixels = new byte[(int) images * CHANNELS * AREA];
    int[] labels = new int[(int) images];
    int read = 0;
    for (Path file : files) {
      read = read(file, pixels, labels, read);
    }
    return new ImageDataset(IMAGE, pixels, Labels.named(labels, names()));
  }

  private int read(Path file, byte[] pixels, int[] labels, int first) throws IOException {
    byte[] record = new byte[version.labelBytes + CHANNELS * AREA];
    int image = first;
    try (InputStream in = InputFile.open(file)) {
      while (image < labels.length && in.readNBytes(record, 0, record.length) == record.length) {
        labels[image] = Byte.toUnsignedInt(record[version.labelBytes - 1]);
        if (labels[image] >= version.classes) {
          throw new DataFormatException(
              "%s has a label %d at image %d, expected labels from 0 to %d"
                  .formatted(file, labels[image], image - first, version.classes - 1));
        }
        for (int i = 0; i < CHANNELS * AREA; i++) {
          pixels[image * CHANNELS * AREA + i % AREA * CHANNELS + i / AREA] =
              record[version.labelBytes + i];
        }
        image++;
      }
    }
    return image;
  }

  /** The classes' names as the folder has them, or else their numbers. */
  private List<String> names() throws IOException {
    Path file = folder.resolve(version.names);
    List<String> names = new ArrayList<>();
    if (Files.exists(file)) {
      try (InputStream in = InputFile.open(file)) {
        String text = new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
        names.addAll(text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
      }
    }
    return names.size() == version.classes
        ? names
        : IntStream.range(0, version.classes).mapToObj(Integer::toString).toList();
  }
}
