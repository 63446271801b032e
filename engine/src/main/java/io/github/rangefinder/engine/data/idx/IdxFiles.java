package io.github.rangefinder.engine.data.idx;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
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
import java.util.stream.Stream;

/**
 * The four files of an MNIST-like data set, found by the names that people give them.
 *
 * @param name how messages call the place
 * @param prefix what all four begin with; empty mostly
 * @param source where they are found
 */
record IdxFiles(String name, String prefix, IdxFolder.Source source) {
  private static final String ENDING = "-(?:images[-.]idx3|labels[-.]idx1)-ubyte(?:\\.gz)?";
  private static final Pattern TRAINING_FILE = Pattern.compile("(?:(.+)-)?train" + ENDING);
  private static final Pattern TEST_FILE = Pattern.compile("(?:(.+)-)?(?:t10k|test)" + ENDING);

  /** Samples to train on, or to test with. */
  enum Part {
    TRAIN("train"),
    TEST("t10k", "test");

    private final List<String> names;

    Part(String... names) {
      this.names = List.of(names);
    }
  }

  /** What a file holds; Kaggle's copies have a dot in their names. */
  enum Content {
    IMAGES("-images-idx3-ubyte", "-images.idx3-ubyte"),
    LABELS("-labels-idx1-ubyte", "-labels.idx1-ubyte");

    private final List<String> endings;

    Content(String... endings) {
      this.endings = List.of(endings);
    }
  }

  /** A file that is open, under its name. */
  record Opened(InputStream in, String name) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /**
   * Those in a folder.
   *
   * @param place the folder, or the folder and the name that its files begin with
   * @throws DataFormatException if there are several data sets in the folder
   */
  static IdxFiles at(Path place) throws IOException {
    boolean whole = Files.isDirectory(place);
    Path folder = whole ? place : place.resolveSibling("");
    String prefix = whole ? onlyDataSet(place) : place.getFileName() + "-";
    return new IdxFiles(place.toString(), prefix, name -> openIfThere(folder, name));
  }

  private static InputStream openIfThere(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    Path inside = file.resolve(name); // an archive unpacked into a folder of its name
    if (Files.exists(inside)) {
      return InputFile.open(inside);
    }
    return Files.exists(file) || Files.isSymbolicLink(file) ? InputFile.open(file) : null;
  }

  /** Whether there are files of such a data set in a folder, or of that name beside it. */
  static boolean areAt(Path place) throws IOException {
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
   * Opens a file.
   *
   * @throws FileNotFoundException if it is not there, compressed or not
   */
  Opened open(Part part, Content content) throws IOException {
    Optional<Opened> found = find(part, content);
    if (found.isPresent()) {
      return found.get();
    }
    String file = prefix + part.names.get(0) + content.endings.get(0);
    throw new FileNotFoundException("%s has neither %s nor %s.gz".formatted(name, file, file));
  }

  /** Opens a file; empty if it is not there. */
  Optional<Opened> find(Part part, Content content) throws IOException {
    for (String ofPart : part.names) {
      for (String ending : content.endings) {
        for (String suffix : List.of("", ".gz")) {
          String candidate = prefix + ofPart + ending + suffix;
          InputStream in = source.open(candidate);
          if (in != null) {
            return Optional.of(new Opened(in, candidate));
          }
        }
      }
    }
    return Optional.empty();
  }
}
