package io.github.rangefinder.engine.data.idx;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.data.IntegerClasses;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place that holds the four files of an MNIST-like data set under their usual names, each as it
 * is or compressed with the suffix {@code .gz}: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, also
 * with a dot before {@code idx}. As with EMNIST, all four may begin with a name ({@code
 * emnist-letters-}), and {@code test} may stand for {@code t10k}.
 */
public final class IdxFolder implements DataParts {
  private static final String TRAIN = "train";
  private static final List<String> TEST = List.of("t10k", "test");

  /** The endings of a file of images; Kaggle's copies have a dot in them. */
  private static final List<String> IMAGES = List.of("-images-idx3-ubyte", "-images.idx3-ubyte");

  private static final List<String> LABELS = List.of("-labels-idx1-ubyte", "-labels.idx1-ubyte");
  private static final String ENDING = "-(?:images[-.]idx3|labels[-.]idx1)-ubyte(?:\\.gz)?";
  private static final Pattern TRAINING_FILE = Pattern.compile("(?:(.+)-)?train" + ENDING);
  private static final Pattern TEST_FILE = Pattern.compile("(?:(.+)-)?(?:t10k|test)" + ENDING);

  private final String name;
  private final String prefix;
  private final Source source;
  private List<String> notes = List.of();

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
          Path inside = file.resolve(fileName); // an archive unpacked into a folder of its name
          return Files.exists(inside)
              ? InputFile.open(inside)
              : Files.exists(file) || Files.isSymbolicLink(file) ? InputFile.open(file) : null;
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

  /** What the training files of a folder begin with; its test files, where these stand alone. */
  private static SortedSet<String> dataSets(Path folder) throws IOException {
    SortedSet<String> ofTraining = dataSets(folder, TRAINING_FILE);
    return ofTraining.isEmpty() ? dataSets(folder, TEST_FILE) : ofTraining;
  }

  private static SortedSet<String> dataSets(Path folder, Pattern kind) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> kind.matcher(file.getFileName().toString()))
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
    return read(List.of(TRAIN), null);
  }

  /**
   * Reads the test images, with the classes of the training labels; where these are not there, with
   * its own, which then have the labels as names.
   *
   * @throws FileNotFoundException if a file is missing
   * @throws DataFormatException if the files do not hold images and as many labels, or a label is
   *     not among those of the training data
   */
  @Override
  public ImageDataset readTest() throws IOException {
    Optional<NamedStream> training = find(List.of(TRAIN), LABELS);
    if (training.isEmpty()) {
      return read(TEST, null);
    }
    try (NamedStream file = training.get()) {
      return read(TEST, classes(IdxReader.ofLabels(file.in, file.name).labels()));
    }
  }

  private static Labels named(Labels labels) {
    if (!labels.names().isEmpty()) {
      return labels;
    }
    int[] classes = IntStream.range(0, labels.size()).map(labels::label).toArray();
    List<String> names = IntStream.range(0, labels.outputs()).mapToObj(Integer::toString).toList();
    return Labels.named(classes, names);
  }

  /** Test images, or else training images; files of labels may be missing. */
  @Override
  public ImageDataset readSamples() throws IOException {
    try {
      return readImages(TEST);
    } catch (FileNotFoundException e) {
      return readImages(List.of(TRAIN));
    }
  }

  private ImageDataset readImages(List<String> part) throws IOException {
    try (NamedStream file = open(part, IMAGES)) {
      IdxReader reader = IdxReader.ofImages(file.in, file.name);
      IdxImages images = reader.images();
      return new ImageDataset(
          Shape.of(images.height(), images.width(), 1),
          images.pixels(),
          new Unlabelled(reader.count()));
    }
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  private IntegerClasses classes(IdxLabels labels) throws DataFormatException {
    return IntegerClasses.of(labels.name(), labels.integers());
  }

  /** Reads both files of a part, once their headers are known to go together. */
  private ImageDataset read(List<String> part, IntegerClasses known) throws IOException {
    try (NamedStream labelFile = open(part, LABELS);
        NamedStream imageFile = open(part, IMAGES)) {
      IdxReader labelReader = IdxReader.ofLabels(labelFile.in, labelFile.name);
      IdxReader imageReader = IdxReader.ofImages(imageFile.in, imageFile.name);
      if (imageReader.count() != labelReader.count()) {
        throw new DataFormatException(
            "%s has %d images, but %s has %d labels"
                .formatted(
                    imageReader.name(),
                    imageReader.count(),
                    labelReader.name(),
                    labelReader.count()));
      }
      IdxLabels labels = labelReader.labels();
      IntegerClasses classes = known == null ? classes(labels) : known;
      if (known == null) {
        notes = classes.notes();
      }
      Labels own = classes.labels(labels.name(), labels.integers());
      Labels targets = known == null && part.equals(TEST) ? named(own) : own;
      IdxImages images = imageReader.images();
      return new ImageDataset(
          Shape.of(images.height(), images.width(), 1), images.pixels(), targets);
    }
  }

  private NamedStream open(List<String> parts, List<String> contents) throws IOException {
    Optional<NamedStream> found = find(parts, contents);
    if (found.isPresent()) {
      return found.get();
    }
    String file = prefix + parts.get(0) + contents.get(0);
    throw new FileNotFoundException("%s has neither %s nor %s.gz".formatted(name, file, file));
  }

  private Optional<NamedStream> find(List<String> parts, List<String> contents) throws IOException {
    for (String part : parts) {
      for (String content : contents) {
        for (String suffix : List.of("", ".gz")) {
          String candidate = prefix + part + content + suffix;
          InputStream in = source.open(candidate);
          if (in != null) {
            return Optional.of(new NamedStream(in, candidate));
          }
        }
      }
    }
    return Optional.empty();
  }

  private record NamedStream(InputStream in, String name) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
