package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place that holds the four files of an MNIST-like data set under their usual names, each as it
 * is or compressed with the suffix {@code .gz}: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}. As
 * with EMNIST, all four may begin with a name ({@code emnist-letters-}), and {@code test} may stand
 * for {@code t10k}.
 */
public final class IdxFolder implements DataParts {
  private static final String TRAIN = "train";
  private static final List<String> TEST = List.of("t10k", "test");
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final Pattern TRAINING_FILE =
      Pattern.compile("(?:(.+)-)?" + TRAIN + "(?:" + IMAGES + "|" + LABELS + ")(?:\\.gz)?");

  private final String name;
  private final String prefix;
  private final Source source;

  /** Where files are found by name: a folder, or the resources of a class. */
  @FunctionalInterface
  public interface Source {
    /** Opens a file for reading; null if there is none of that name. */
    InputStream open(String fileName) throws IOException;
  }

  /** The four files as a source has them; the name is for messages. */
  public IdxFolder(String name, Source source) {
    this(name, "", source);
  }

  private IdxFolder(String name, String prefix, Source source) {
    this.name = name;
    this.prefix = prefix;
    this.source = source;
  }

  /**
   * The four files in a folder.
   *
   * @param place the folder, or the folder and the name that its files begin with: {@code
   *     emnist/emnist-letters}
   * @throws DataFormatException if there are several data sets in the folder
   */
  public static IdxFolder at(Path place) throws IOException {
    boolean whole = Files.isDirectory(place);
    Path folder = whole ? place : place.resolveSibling("");
    String prefix = whole ? onlyDataSet(place) : place.getFileName() + "-";
    return new IdxFolder(
        place.toString(),
        prefix,
        fileName -> {
          Path file = folder.resolve(fileName);
          return Files.exists(file) ? Files.newInputStream(file) : null;
        });
  }

  /** Whether there are files of such a data set in a folder, or of that name beside it. */
  public static boolean isAt(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return !dataSets(place).isEmpty();
    }
    Path folder = place.toAbsolutePath().getParent();
    return folder != null
        && Files.isDirectory(folder)
        && dataSets(folder).contains(String.valueOf(place.getFileName()));
  }

  private static String onlyDataSet(Path folder) throws IOException {
    SortedSet<String> names = dataSets(folder);
    if (names.isEmpty() || names.contains("")) {
      return "";
    }
    if (names.size() > 1) {
      throw new DataFormatException(
          "%s has several data sets, %s; name one of them: %s"
              .formatted(folder, String.join(", ", names), folder.resolve(names.first())));
    }
    return names.first() + "-";
  }

  /** What the training files of a folder begin with. */
  private static SortedSet<String> dataSets(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> TRAINING_FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(found -> found.group(1) == null ? "" : found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * Reads the training images, shape {@code (height, width, 1)}. There are as many classes as the
   * largest training label needs.
   *
   * @throws FileNotFoundException if one of the two files is missing
   * @throws DataFormatException if the files do not hold images and as many labels
   */
  @Override
  public ImageDataset readTrain() throws IOException {
    IdxLabels labels = readLabels(List.of(TRAIN));
    return dataset(readImages(List.of(TRAIN)), labels, labels.classes());
  }

  /**
   * Reads the test images, with the classes of the training labels.
   *
   * @throws FileNotFoundException if a file is missing
   * @throws DataFormatException if the files do not hold images and as many labels, or a label is
   *     not among those of the training data
   */
  @Override
  public ImageDataset readTest() throws IOException {
    IdxLabels trainLabels = readLabels(List.of(TRAIN));
    IdxLabels labels = readLabels(TEST);
    if (labels.classes() > trainLabels.classes()) {
      throw new DataFormatException(
          "%s has a label %d, but the largest label in %s is %d"
              .formatted(
                  labels.name(),
                  labels.classes() - 1,
                  trainLabels.name(),
                  trainLabels.classes() - 1));
    }
    return dataset(readImages(TEST), labels, trainLabels.classes());
  }

  private static ImageDataset dataset(IdxImages images, IdxLabels labels, int classes)
      throws DataFormatException {
    if (images.count() != labels.values().length) {
      throw new DataFormatException(
          "%s has %d images, but %s has %d labels"
              .formatted(images.name(), images.count(), labels.name(), labels.values().length));
    }
    Shape sample = Shape.of(images.height(), images.width(), 1);
    return new ImageDataset(sample, images.pixels(), labels.values(), classes);
  }

  private IdxImages readImages(List<String> parts) throws IOException {
    try (NamedStream file = open(parts, IMAGES)) {
      return IdxReader.readImages(file.in, file.name);
    }
  }

  private IdxLabels readLabels(List<String> parts) throws IOException {
    try (NamedStream file = open(parts, LABELS)) {
      return IdxReader.readLabels(file.in, file.name);
    }
  }

  private NamedStream open(List<String> parts, String content) throws IOException {
    for (String part : parts) {
      for (String suffix : List.of("", ".gz")) {
        String candidate = prefix + part + content + suffix;
        InputStream in = source.open(candidate);
        if (in != null) {
          return new NamedStream(in, candidate);
        }
      }
    }
    String file = prefix + parts.get(0) + content;
    throw new FileNotFoundException("%s has neither %s nor %s.gz".formatted(name, file, file));
  }

  private record NamedStream(InputStream in, String name) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
