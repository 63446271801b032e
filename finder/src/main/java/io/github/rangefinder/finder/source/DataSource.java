package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import io.github.rangefinder.engine.data.numpy.NumpyParts;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the kinds of data that {@code --data} may point to apart. */
public final class DataSource implements DataParts {
  /** The data set that comes with the program. */
  public static final String MNIST = "mnist";

  private static final String MNIST_RESOURCES = "/io/github/rangefinder/finder/mnist/";

  private static final List<String> KINDS =
      List.of("mnist", "a folder with IDX files, .npy files or images", "a .npz or .csv file");

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
    if (!data.labelColumns().isEmpty() && !isTable(data.place())) {
      throw SettingException.usage("--label-column is for tables (.csv), not " + data.place());
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
    if (!Files.exists(place)) {
      throw new FileNotFoundException(expected() + place + " does not exist");
    }
    return Files.isDirectory(place) ? partsInFolder(place, data) : partsInFile(place, data);
  }

  /** Whether samples are the rows of a table. */
  static boolean isTable(String place) {
    return place.toLowerCase(Locale.ROOT).endsWith(".csv") || CsvParts.isIn(Path.of(place));
  }

  private static void requireClassification(DataSettings data, String what) {
    if (data.task() == LearningTask.REGRESSION) {
      throw SettingException.usage(
          "--task regression needs numbers to predict, " + what + " classes");
    }
  }

  private static void requireNoImageSize(DataSettings data) {
    if (data.imageSize() != null) {
      throw SettingException.usage("--image-size is for a folder of images, not " + data.place());
    }
  }

  private static DataParts partsInFolder(Path folder, DataSettings data) throws IOException {
    boolean table = CsvParts.isIn(folder);
    if (!table && !NumpyParts.isIn(folder) && ImageFolder.isIn(folder)) {
      requireClassification(data, "a folder of images has");
      return new ImageFolder(folder, Optional.ofNullable(data.imageSize()));
    }
    requireNoImageSize(data);
    if (table) {
      return new CsvParts(folder, data.labelColumns(), data.task());
    }
    if (NumpyParts.isIn(folder)) {
      return new NumpyParts(folder, data.task());
    }
    throw new FileNotFoundException(
        folder
            + " holds no data: expected train-images-idx3-ubyte, x_train.npy or x.npy, train.csv, or"
            + " a folder of images for each class");
  }

  private static DataParts partsInFile(Path file, DataSettings data) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    requireNoImageSize(data);
    if (isTable(name)) {
      return new CsvParts(file, data.labelColumns(), data.task());
    }
    if (name.endsWith(".npz")) {
      return new NumpyParts(file, data.task());
    }
    if (name.endsWith(".npy")) {
      throw new FileNotFoundException(
          file
              + " is one array; --data takes the folder that holds x.npy and y.npy, or x_train.npy"
              + " and y_train.npy");
    }
    throw new FileNotFoundException(expected() + file + " is none of these");
  }

  private static String expected() {
    return "--data must be " + String.join(", ", KINDS) + ", but ";
  }

  @Override
  public Dataset readTrain() throws IOException {
    return inWords(parts::readTrain);
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
    } catch (DataFormatException | FileNotFoundException e) {
      throw e; // says it in words already
    } catch (LinkageError e) {
      throw new IOException(
          "reading images needs a Java runtime with the module java.desktop, this one lacks "
              + e.getMessage(),
          e);
    } catch (IOException e) {
      throw new IOException("cannot read " + place + ": " + WholeFile.reason(e), e);
    }
  }
}
