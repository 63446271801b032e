package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table as text, one row a sample: a file, which has no test part, or a folder with {@code
 * train.csv} and, if there is a test part, {@code test.csv}.
 */
public final class CsvParts implements DataParts {
  private static final String TRAIN = "train.csv";
  private static final String TEST = "test.csv";

  private final Path place;
  private final List<String> labelColumns;
  private final LearningTask task;
  private CsvTable training;

  /**
   * A table with its label columns.
   *
   * @param place the file or the folder
   * @param labelColumns names, or numbers from 1; none for the last column. Several columns are
   *     several numbers to predict or one-hot labels.
   */
  public CsvParts(Path place, List<String> labelColumns, LearningTask task) {
    this.place = place;
    this.labelColumns = List.copyOf(labelColumns);
    this.task = task;
  }

  /** Whether a folder has samples in this form. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(TRAIN));
  }

  @Override
  public Dataset readTrain() throws IOException {
    return dataset(training());
  }

  private CsvTable training() throws IOException {
    if (training == null) {
      Path file = Files.isDirectory(place) ? place.resolve(TRAIN) : place;
      training = CsvTable.read(file, labelColumns, task, Optional.empty());
    }
    return training;
  }

  @Override
  public Dataset readTest() throws IOException {
    Path file = place.resolve(TEST);
    if (!Files.exists(file)) {
      throw new FileNotFoundException(
          place + (Files.isDirectory(place) ? " has no " + TEST : " has no test part"));
    }
    CsvTable test = CsvTable.read(file, labelColumns, task, Optional.of(training()));
    List<String> expected = training.columns().features();
    if (!test.columns().features().equals(expected)) {
      throw new DataFormatException(
          "%s has the columns %s, but %s has %s"
              .formatted(file, test.columns().features(), TRAIN, expected));
    }
    return dataset(test);
  }

  private static Dataset dataset(CsvTable table) {
    return new FloatDataset(Shape.of(table.samples().width()), table.samples(), table.targets());
  }
}
