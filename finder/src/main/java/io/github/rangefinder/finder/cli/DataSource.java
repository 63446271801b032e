package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.IdxFolder;
import io.github.rangefinder.finder.report.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code --data} points to. */
final class DataSource {
  /** The data set that comes with the program. */
  static final String MNIST = "mnist";

  private static final String MNIST_RESOURCES = "/io/github/rangefinder/finder/mnist/";

  private DataSource() {}

  /**
   * Reads the training samples of the bundled data set or of a folder with IDX files.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static Dataset readTrain(String data) throws IOException {
    return read(data, IdxFolder::readTrain);
  }

  /**
   * Reads the test samples that belong to the training samples.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static Dataset readTest(String data) throws IOException {
    return read(data, IdxFolder::readTest);
  }

  /** One of a folder's two parts. */
  @FunctionalInterface
  private interface Part {
    Dataset read(IdxFolder folder) throws IOException;
  }

  private static Dataset read(String data, Part part) throws IOException {
    if (data.equals(MNIST)) {
      return part.read(
          new IdxFolder(
              "the bundled MNIST",
              file -> DataSource.class.getResourceAsStream(MNIST_RESOURCES + file)));
    }
    Path folder = Path.of(data);
    if (!Files.isDirectory(folder)) {
      throw new FileNotFoundException(
          "--data must be mnist or a folder with IDX files, but "
              + folder
              + (Files.exists(folder) ? " is no folder" : " does not exist"));
    }
    try {
      return part.read(IdxFolder.at(folder));
    } catch (DataFormatException | FileNotFoundException e) {
      throw e; // says it in words already
    } catch (IOException e) {
      throw new IOException("cannot read " + folder + ": " + WholeFile.reason(e), e);
    }
  }
}
