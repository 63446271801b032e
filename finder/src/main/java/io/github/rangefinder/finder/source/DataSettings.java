package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is learned from, as somebody asked for it.
 *
 * @param place {@code mnist}, or a file or folder
 * @param task classes or numbers to predict
 * @param sampling which of the training samples, and what each counts
 * @param table how a table is to be read
 * @param imageSize what the images of a folder are scaled to; null for the first one's size
 * @param normalize null for what suits the data
 */
public record DataSettings(
    String place,
    LearningTask task,
    Sampling sampling,
    Table table,
    ImageSize imageSize,
    Normalization normalize)
    implements Serializable {
  /**
   * Which training samples are taken.
   *
   * @param samples how many; null for all
   * @param stratify whether that takes the first ones of each class in proportion
   * @param classWeight what a sample of a class counts in the loss
   */
  public record Sampling(Integer samples, boolean stratify, ClassWeight classWeight)
      implements Serializable {
    /**
     * Checks the number.
     *
     * @throws SettingException if it is below 1
     */
    public Sampling {
      SettingException.requireAtLeastOne(Setting.SAMPLES, samples);
    }
  }

  /**
   * How a table is to be read.
   *
   * @param labelColumns none for the last one
   * @param dropColumns columns to be left out
   * @param missing what to do about rows that lack a number
   * @param encoding its name; null for what the bytes tell
   */
  public record Table(
      List<String> labelColumns,
      List<String> dropColumns,
      TableOptions.Missing missing,
      String encoding)
      implements Serializable {}

  /**
   * Checks what belongs together.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public DataSettings {
    if (place.isEmpty()) {
      throw SettingException.usage(Setting.DATA, " must be mnist, a file or a folder, got ''");
    }
    if (place.equals(DataSource.MNIST) && task == LearningTask.REGRESSION) {
      throw SettingException.usage(
          Setting.TASK, " regression needs numbers to predict, mnist has classes");
    }
  }

  /** The same with what suits most data for everything else. */
  public DataSettings(
      String place,
      Integer samples,
      LearningTask task,
      List<String> labelColumns,
      ImageSize imageSize,
      Normalization normalize) {
    this(
        place,
        task,
        new Sampling(samples, false, ClassWeight.NONE),
        new Table(labelColumns, List.of(), TableOptions.Missing.MEDIAN, null),
        imageSize,
        normalize);
  }

  /** How a table is read. */
  TableOptions tableOptions() {
    return new TableOptions(
        table.labelColumns(),
        table.dropColumns(),
        task,
        table.missing(),
        Optional.ofNullable(table.encoding()).map(Charset::forName));
  }

  /**
   * Reads the training samples asked for.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the data has fewer
   */
  public Dataset readTraining() throws IOException {
    return new TrainingSamples(this).read();
  }

  /**
   * Reads the samples to train on and those to validate on.
   *
   * @param share the share of the training samples to validate on; null for the data's test part
   * @param seed decides which samples these are
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the data has too few samples
   */
  public Subset.Split readSplit(Double share, long seed) throws IOException {
    return new TrainingSamples(this).split(share, seed);
  }

  /**
   * Reads the samples to train on and those to validate on: the data's test part, or, where there
   * is none, a tenth of the training samples.
   *
   * @param seed decides which samples these are
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the data has too few samples
   */
  public Subset.Split readSplit(long seed) throws IOException {
    return new TrainingSamples(this).split(seed);
  }

  /**
   * Reads samples that a trained model is asked about, as it was trained: the test part where there
   * is one, else all of them. A table is read with the columns of the training table.
   *
   * @param form how the training samples were read; empty where nobody knows, so that the settings
   *     decide
   * @throws IOException with a sentence that names a file of the data and what is wrong with it, or
   *     how it differs from the training data
   */
  public Dataset readToEvaluate(Optional<SampleForm> form) throws IOException {
    return new UnseenSamples(this, form).read();
  }

  /** The same for samples that need not say what they are; where they do, it does not count. */
  public Dataset readToPredict(Optional<SampleForm> form) throws IOException {
    return new UnseenSamples(this, form).readUnlabelled();
  }

  /** The data itself. */
  DataParts parts() throws IOException {
    DataParts parts = DataSource.open(this);
    return leavesPixels() ? new RawPixels(parts, normalize == Normalization.BY_MODEL) : parts;
  }

  /** Whether pixels stay from 0 to 255. */
  boolean leavesPixels() {
    return normalize == Normalization.NONE || normalize == Normalization.BY_MODEL;
  }

  /** The same for a model that scales pixels itself, where nobody says what is to be done. */
  public DataSettings scaledByModel() {
    return normalize != null || DataSource.isTable(place)
        ? this
        : new DataSettings(place, task, sampling, table, imageSize, Normalization.BY_MODEL);
  }

  /** Whether samples, and numbers to predict, are to have the mean 0 and the deviation 1. */
  boolean standardizes() {
    return normalization() == Normalization.STANDARD;
  }

  private Normalization normalization() {
    if (normalize != null) {
      return normalize;
    }
    return DataSource.isTable(place) ? Normalization.STANDARD : Normalization.UNIT;
  }

  /** Whether it comes with the program, at no place. */
  public boolean isBundled() {
    return place.equals(DataSource.MNIST);
  }

  /** The same with images scaled to a size. */
  DataSettings scaledTo(ImageSize size) {
    return new DataSettings(place, task, sampling, table, size, normalize);
  }

  /** The same data at another place. */
  public DataSettings at(String other) {
    return new DataSettings(other, task, sampling, table, imageSize, normalize);
  }

  /** Adds every option's value in force, by its name in camel case. */
  public void addTo(Map<String, Object> values, Dataset training) {
    values.put("data", place);
    values.put("samples", training.size());
    values.put("stratify", sampling.samples() == null ? null : sampling.stratify());
    values.put("task", Words.word(task));
    if (training.targets() instanceof Labels labels && !labels.names().isEmpty()) {
      values.put("classes", labels.names());
    }
    if (training.targets() instanceof Labels labels) {
      values.put("classCounts", IntStream.of(labels.counts()).boxed().toList());
    }
    values.put("dataNotes", training.notes());
    values.put("sampleShape", IntStream.of(training.sampleShape().dims()).boxed().toList());
    values.put("classWeight", Words.word(sampling.classWeight()));
    values.put("labelColumn", noneAsNull(table.labelColumns()));
    values.put("drop", noneAsNull(table.dropColumns()));
    values.put("missing", DataSource.isTable(place) ? Words.word(table.missing()) : null);
    values.put("encoding", table.encoding());
    values.put(
        "imageSize", imageSize == null ? null : imageSize.width() + "x" + imageSize.height());
    values.put("normalize", Words.word(normalization()));
    Standardization.of(training)
        .ifPresent(
            standardization -> {
              values.put("samplesStandardizedBy", standardization.samples());
              standardization
                  .targets()
                  .ifPresent(numbers -> values.put("targetsStandardizedBy", numbers));
            });
  }

  private static List<String> noneAsNull(List<String> columns) {
    return columns.isEmpty() ? null : columns;
  }
}
