package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.source.ClassWeight;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.DataSource;
import io.github.rangefinder.finder.source.ImageSize;
import io.github.rangefinder.finder.source.Normalization;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.nio.charset.Charset;
import java.util.List;
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
        "CIFAR's binary files: a folder with data_batch_1.bin and so on",
        "NumPy's FILE.npz, or a folder of .npy files: x_train, y_train (x_test, y_test), or x, y,"
            + " or other usual names",
        "a table, FILE.csv or .tsv, perhaps with .gz, or a folder with train.csv and perhaps"
            + " test.csv",
        "a folder of images (PNG, JPEG, GIF, BMP, WebP, TIFF) with a folder for each class, or"
            + " folders train and test of that kind"
      })
  private String place;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "use only the first N training samples (default: all)")
  private Integer samples;

  @Option(
      names = "--stratify",
      description = "let --samples take the first ones of each class, in proportion")
  private boolean stratify;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "classification",
      description =
          "classification, with integer or one-hot labels, or regression, of one number or"
              + " several, with the mean squared error (default: ${DEFAULT-VALUE})")
  private LearningTask task;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      split = ",",
      hideParamSyntax = true,
      description =
          "name or number, from 1, of a table's label column; several, separated by commas, are"
              + " several numbers to predict or one-hot labels (default: the last column)")
  private List<String> labelColumns = List.of();

  @Option(
      names = "--class-weight",
      paramLabel = "HOW",
      defaultValue = "none",
      description =
          "balanced: a sample counts the more in the loss, the rarer its class is (default:"
              + " ${DEFAULT-VALUE})")
  private ClassWeight classWeight;

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      hideParamSyntax = true,
      description = "names or numbers, from 1, of a table's columns to leave out, with commas")
  private List<String> dropColumns = List.of();

  @Option(
      names = "--missing",
      paramLabel = "HOW",
      defaultValue = "median",
      description =
          "what to do about numbers that a table lacks: median, of the column, and a column that"
              + " says where; drop: leave such rows out; refuse (default: ${DEFAULT-VALUE})")
  private TableOptions.Missing missing;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "encoding of a table, such as UTF-8, UTF-16 or windows-1251 (default: what its bytes"
              + " tell)")
  private Charset encoding;

  @Option(
      names = "--image-size",
      paramLabel = "SIZE",
      description =
          "what a folder's images are scaled to, such as 32 or 48x32, width first (default: the"
              + " first image's size)")
  private ImageSize imageSize;

  @Option(
      names = "--normalize",
      paramLabel = "HOW",
      description =
          "none: numbers as they come, pixels from 0 to 255; unit: pixels from 0 to 1, other"
              + " numbers as they come; standard: each one with the mean 0 and the deviation 1 over"
              + " the training samples, those to predict as well; by-model: as none, for a model"
              + " that scales pixels itself (default: standard for tables, by-model for a model"
              + " that begins with a rescaling or normalization, else unit)")
  private Normalization normalize;

  DataSettings settings() {
    return new DataSettings(
        place,
        task,
        new DataSettings.Sampling(samples, stratify, classWeight),
        new DataSettings.Table(
            labelColumns, dropColumns, missing, encoding == null ? null : encoding.name()),
        imageSize,
        normalize);
  }
}
