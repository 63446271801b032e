package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.cifar.CifarFolder;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import io.github.rangefinder.engine.data.numpy.NumpyParts;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import io.github.rangefinder.finder.source.table.ForeignContent;
import io.github.rangefinder.finder.source.table.TableParts;
import io.github.rangefinder.finder.source.table.UnlabelledException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the kinds of data that a place may hold apart. */
public final class DataSource implements DataParts {
  /** The data set that comes with the program. */
  public static final String MNIST = "mnist";

  private static final String MNIST_RESOURCES = "/io/github/rangefinder/finder/mnist/";

  private static final List<String> KINDS =
      List.of(
          "mnist", "a folder with IDX files, .npy files or images", "a .npz, .csv or .tsv file");

  /** In the names of all of them. */
  private static final String IDX = "-ubyte";

  private static final String ARCHIVE = ".npz";

  private final String place;
  private final DataParts parts;

  private DataSource(String place, DataParts parts) {
    this.place = place;
    this.parts = parts;
  }

  /**
   * Finds out what the data is; its parts are read later.
   *
   * @throws IOException with a sentence that names the place and what is wrong with it
   */
  static DataParts open(DataSettings data) throws IOException {
    if (!data.table().labelColumns().isEmpty() && !isTable(data.place())) {
      throw SettingException.usage(
          Setting.LABEL_COLUMN, " is for tables (.csv), not ", data.place());
    }
    if (data.place().equals(MNIST)) {
      requireNoImageSize(data);
      return new IdxFolder(
          "the bundled MNIST",
          file -> DataSource.class.getResourceAsStream(MNIST_RESOURCES + file));
    }
    return new DataSource(data.place(), partsAt(Path.of(data.place()), data));
  }

  private static DataParts partsAt(Path place, DataSettings data) throws IOException {
    if (IdxFolder.isAt(place)) {
      requireNoImageSize(data);
      requireClassification(data, "IDX files have");
      return IdxFolder.at(place);
    }
    if (!Files.exists(place) && !Files.isSymbolicLink(place)) {
      throw unexpected(place + " does not exist");
    }
    return Files.isDirectory(place) ? partsInFolder(place, data) : partsInFile(place, data);
  }

  /** Whether samples are the rows of a table. */
  static boolean isTable(String place) {
    try {
      Path path = Path.of(place);
      return Files.isDirectory(path) ? TableParts.isIn(path) : TableParts.isName(place);
    } catch (IOException e) {
      return false; // whoever reads the folder says why it cannot be read
    }
  }

  /** Whether samples are images in folders. */
  static boolean isFolderOfImages(String place) throws IOException {
    Path path = Path.of(place);
    return Files.isDirectory(path)
        && !IdxFolder.isAt(path)
        && !CifarFolder.isIn(path)
        && !TableParts.isIn(path)
        && !NumpyParts.isIn(path)
        && isOfImages(path);
  }

  private static boolean isOfImages(Path folder) throws IOException {
    return ImageFolder.isIn(folder) || ImageFolder.isFlat(folder);
  }

  private static void requireClassification(DataSettings data, String what) {
    if (data.task() == LearningTask.REGRESSION) {
      throw SettingException.usage(
          Setting.TASK, " regression needs numbers to predict, ", what, " classes");
    }
  }

  private static void requireNoImageSize(DataSettings data) {
    if (data.imageSize() != null) {
      throw SettingException.usage(
          Setting.IMAGE_SIZE, " is for a folder of images, not ", data.place());
    }
  }

  private static DataParts partsInFolder(Path folder, DataSettings data) throws IOException {
    if (CifarFolder.isIn(folder)) {
      requireNoImageSize(data);
      requireClassification(data, "CIFAR has");
      return new CifarFolder(folder);
    }
    boolean table = TableParts.isIn(folder);
    if (!table && !NumpyParts.isIn(folder) && isOfImages(folder)) {
      Optional<Path> deeper = DeeperData.below(folder);
      if (deeper.isPresent()) {
        throw new DataFormatException(
            folder + " holds no data itself, but " + deeper.get() + " does");
      }
      for (Path each : ImagePlaces.folders(folder)) {
        DeeperData.requireNoPickles(each);
      }
      requireClassification(data, "a folder of images has");
      return new ImageFolder(folder, Optional.ofNullable(data.imageSize()));
    }
    requireNoImageSize(data);
    if (table) {
      return new TableParts(folder, data.tableOptions());
    }
    if (NumpyParts.isIn(folder)) {
      return new NumpyParts(folder, data.task());
    }
    DeeperData.requireNoPickles(folder);
    if (TableParts.isApart(folder)) {
      throw new DataFormatException(
          folder
              + " has samples and labels in tables of their own; expected one table with the labels"
              + " as a column, or arrays x.npy and y.npy");
    }
    throw new FileNotFoundException(
        folder
            + " holds no data: expected train-images-idx3-ubyte, data_batch_1.bin, x_train.npy or"
            + " x.npy, train.csv, or a folder of images for each class"
            + inside(folder));
  }

  /** That a file in a folder holds data. */
  private static String inside(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isFileOfData(file.getFileName().toString()))
          .sorted()
          .findFirst()
          .map(file -> "; " + file + " may be named itself")
          .orElse("");
    }
  }

  private static boolean isFileOfData(String name) {
    return TableParts.isName(name) || name.toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
  }

  private static DataParts partsInFile(Path file, DataSettings data) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    requireNoImageSize(data);
    if (TableParts.isName(name)) {
      return new TableParts(file, data.tableOptions());
    }
    if (name.endsWith(ARCHIVE)) {
      return new NumpyParts(file, data.task());
    }
    if (name.endsWith(".npy")) {
      throw new UnsuitableFileException(
          file,
          " is one array; ",
          Setting.DATA,
          " takes the folder that holds x.npy and y.npy, or x_train.npy and y_train.npy");
    }
    InputFile.require(file);
    if (name.contains(IDX)) {
      throw new UnsuitableFileException(
          file,
          " is one of several IDX files; ",
          Setting.DATA,
          " takes the folder that holds them");
    }
    throw unexpected(file + " is " + ForeignContent.of(file).orElse("none of these"));
  }

  private static UnsuitableFileException unexpected(String found) {
    return new UnsuitableFileException(
        Setting.DATA, " must be ", String.join(", ", KINDS), ", but ", found);
  }

  @Override
  public Dataset readTrain() throws IOException {
    return inWords(parts::readTrain);
  }

  @Override
  public Dataset readSamples() throws IOException {
    return inWords(parts::readSamples);
  }

  @Override
  public List<String> notes() {
    return parts.notes();
  }

  @Override
  public Dataset readTest() throws IOException {
    return inWords(parts::readTest);
  }

  /** One of the two parts. */
  @FunctionalInterface
  private interface Part {
    Dataset read() throws IOException;
  }

  private Dataset inWords(Part part) throws IOException {
    try {
      return part.read();
    } catch (DataFormatException
        | UnlabelledException
        | UnsuitableFileException
        | FileNotFoundException e) {
      throw e; // says it in words already
    } catch (LinkageError e) {
      throw new IOException(
          "reading images needs a Java runtime with the module java.desktop, this one lacks "
              + e.getMessage(),
          e);
    } catch (EOFException e) {
      throw new DataFormatException(place + " is damaged or cut short");
    } catch (IOException e) {
      throw new IOException("cannot read " + place + ": " + WholeFile.reason(e), e);
    }
  }
}
