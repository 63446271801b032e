package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.LearningTask;
import picocli.CommandLine.Option;

/** The options that say what is learned from. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = DataSource.MNIST,
      description = {
        "mnist, which comes along (default), or a place:",
        "a folder with IDX files, each as it is or with .gz: train-images-idx3-ubyte and"
            + " train-labels-idx1-ubyte (t10k-...: the test part); names may begin as EMNIST's do",
        "NumPy's FILE.npz, or a folder of .npy files: x_train, y_train (x_test, y_test), or x, y"
      })
  private String place;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "use only the first N training samples (default: all)")
  private Integer samples;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "classification",
      description =
          "classification, with integer or one-hot labels, or regression, of one number or"
              + " several, with the mean squared error (default: ${DEFAULT-VALUE})")
  private LearningTask task;

  @Option(
      names = "--normalize",
      paramLabel = "HOW",
      description =
          "none: numbers as they come; standard: each one with the mean 0 and the deviation 1 over"
              + " the training samples, those to predict as well (default: none)")
  private Normalization normalize;

  DataSettings settings() {
    return new DataSettings(
        place, samples, task, normalize == null ? Normalization.NONE : normalize);
  }
}
