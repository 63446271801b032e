package io.github.rangefinder.engine.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Arrays of samples and targets as NumPy and Keras write them: {@code x_train} and {@code y_train},
 * with {@code x_test} and {@code y_test} where there is a test part, or {@code x} and {@code y};
 * together in an archive ({@code .npz}), or each in a file of its own ({@code .npy}).
 */
public final class NumpyParts implements DataParts {
  private final Path place;
  private final LearningTask task;

  /** Where arrays are found by name. */
  private interface Source extends Closeable {
    boolean contains(String array);

    NpyArray array(String array) throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * Data in an archive, or in a folder of files.
   *
   * @param place the archive or the folder
   * @param task what the targets are
   */
  public NumpyParts(Path place, LearningTask task) {
    this.place = place;
    this.task = task;
  }

  /** Whether a folder has samples in this form. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("x.npy")) || Files.exists(folder.resolve("x_train.npy"));
  }

  @Override
  public Dataset readTrain() throws IOException {
    try (Source arrays = open()) {
      return arrays.contains("x") && !arrays.contains("x_train")
          ? read(arrays, "x", "y")
          : read(arrays, "x_train", "y_train");
    }
  }

  @Override
  public Dataset readTest() throws IOException {
    try (Source arrays = open()) {
      if (!arrays.contains("x_test")) {
        throw new FileNotFoundException(place + " has no test part, x_test and y_test");
      }
      return withClassesOfTraining(arrays, read(arrays, "x_test", "y_test"));
    }
  }

  private Dataset read(Source arrays, String x, String y) throws IOException {
    for (String name : new String[] {x, y}) {
      if (!arrays.contains(name)) {
        throw new DataFormatException(
            "%s has no array %s, expected x_train and y_train (x_test and y_test beside them), or x"
                    .formatted(place, name)
                + " and y");
      }
    }
    try (NpyArray targetArray = arrays.array(y);
        NpyArray sampleArray = arrays.array(x)) {
      if (sampleArray.samples() != targetArray.samples()) {
        throw new DataFormatException(
            "%s has %d samples, but %s has %d targets"
                .formatted(
                    sampleArray.name(),
                    sampleArray.samples(),
                    targetArray.name(),
                    targetArray.samples()));
      }
      Targets targets = NumpyTargets.read(targetArray, task);
      return NumpySamples.read(sampleArray).with(targets);
    }
  }

  /** The test part must not have what the training part has not. */
  private Dataset withClassesOfTraining(Source arrays, Dataset test) throws IOException {
    Targets training;
    try (NpyArray array = arrays.array("y_train")) {
      training = NumpyTargets.read(array, task);
    }
    int found = test.targets().outputs();
    int expected = training.outputs();
    if (task == LearningTask.REGRESSION ? found != expected : found > expected) {
      throw new DataFormatException(
          "y_test of %s needs %d outputs, but y_train has %d".formatted(place, found, expected));
    }
    return test;
  }

  private Source open() throws IOException {
    if (!Files.isDirectory(place)) {
      NumpyArchive archive = NumpyArchive.open(place);
      return new Source() {
        @Override
        public boolean contains(String array) {
          return archive.contains(array);
        }

        @Override
        public NpyArray array(String array) throws IOException {
          return archive.array(array);
        }

        @Override
        public void close() throws IOException {
          archive.close();
        }
      };
    }
    return new Source() {
      @Override
      public boolean contains(String array) {
        return Files.exists(file(array));
      }

      @Override
      public NpyArray array(String array) throws IOException {
        Path file = file(array);
        return NpyArray.open(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16),
            NpyArray.Origin.ofFile(file.toString(), Files.size(file)));
      }

      private Path file(String array) {
        return place.resolve(array + ".npy");
      }

      @Override
      public void close() {}
    };
  }
}
