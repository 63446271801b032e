package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import io.github.rangefinder.finder.setting.Words;
import io.github.rangefinder.finder.source.table.TableOptions;
import io.github.rangefinder.finder.source.table.TableParts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
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
  /** The share of the training samples to validate on where the data has no test part. */
  private static final double HELD_OUT = 0.1;

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
    Dataset raw = weighted(training(parts()));
    return standardizes() ? new Standardization(raw).apply(raw) : raw;
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
    DataParts parts = parts();
    Dataset training = training(parts);
    if (share != null) {
      return standardized(holdOut(training, share, seed));
    }
    try {
      return standardized(withTest(training, parts));
    } catch (FileNotFoundException e) {
      throw new UnsuitableFileException(
          e.getMessage(),
          "; ",
          Setting.VALIDATION_SPLIT,
          " 0.1 validates on a part of the training samples");
    }
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
    DataParts parts = parts();
    Dataset training = training(parts);
    Subset.Split raw;
    try {
      raw = withTest(training, parts);
    } catch (FileNotFoundException e) {
      raw = holdOut(training, HELD_OUT, seed);
    }
    return standardized(raw);
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
    if (form.isEmpty()) {
      Dataset raw = testOrAll(parts());
      return standardizes() ? new Standardization(raw).apply(raw) : raw;
    }
    DataParts parts = partsLike(form.get());
    return LikeTraining.of(
        testOrAll(form.get().rawPixels() ? new RawPixels(parts, false) : parts), form.get(), place);
  }

  private DataParts parts() throws IOException {
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

  /** The same for samples that need not say what they are; where they do, it does not count. */
  public Dataset readToPredict(Optional<SampleForm> form) throws IOException {
    if (form.isEmpty()) {
      Dataset raw = parts().readSamples();
      return standardizes() ? new Standardization(raw).apply(raw) : raw;
    }
    DataParts parts = partsLike(form.get());
    return LikeTraining.unlabelled(
        (form.get().rawPixels() ? new RawPixels(parts, false) : parts).readSamples(),
        form.get(),
        place);
  }

  private DataParts partsLike(SampleForm form) throws IOException {
    return like(form).partsAsTrained(form);
  }

  /** With the columns and the task that the model was trained with, if it says them. */
  private DataSettings like(SampleForm form) {
    return form.table() == null
        ? this
        : new DataSettings(
            place,
            form.regression() ? LearningTask.REGRESSION : LearningTask.CLASSIFICATION,
            sampling,
            form.table(),
            imageSize,
            normalize);
  }

  private DataParts partsAsTrained(SampleForm form) throws IOException {
    boolean other = !place.equals(form.place());
    if (DataSource.isTable(place) && DataSource.isTable(form.place()) && other) {
      return new TableParts(Path.of(form.place()), tableOptions(), Path.of(place));
    }
    return DataSource.open(DataSource.isFolderOfImages(place) ? scaledTo(form.imageSize()) : this);
  }

  private DataSettings scaledTo(ImageSize size) {
    return new DataSettings(place, task, sampling, table, size, normalize);
  }

  private static Dataset testOrAll(DataParts parts) throws IOException {
    try {
      return parts.readTest();
    } catch (FileNotFoundException e) {
      return parts.readTrain();
    }
  }

  /** Standardises both parts with what the training part has, if that is asked for. */
  private Subset.Split standardized(Subset.Split raw) {
    Dataset training = weighted(raw.training());
    if (!standardizes()) {
      return new Subset.Split(training, raw.validation());
    }
    Standardization standardization = new Standardization(training);
    return new Subset.Split(
        standardization.apply(training), standardization.apply(raw.validation()));
  }

  private Dataset weighted(Dataset training) {
    return sampling.classWeight() == ClassWeight.BALANCED ? training.balanced() : training;
  }

  private static Subset.Split holdOut(Dataset training, double share, long seed) {
    try {
      return Subset.holdOut(training, share, seed);
    } catch (IllegalArgumentException e) {
      throw SettingException.usage(Setting.VALIDATION_SPLIT, ": ", e.getMessage());
    }
  }

  private Subset.Split withTest(Dataset training, DataParts parts) throws IOException {
    Dataset test = parts.readTest();
    if (!test.sampleShape().equals(training.sampleShape())) {
      throw new DataFormatException(
          "the test samples of %s have shape %s, the training samples %s"
              .formatted(place, test.sampleShape(), training.sampleShape()));
    }
    return new Subset.Split(training, test);
  }

  private Dataset training(DataParts parts) throws IOException {
    Dataset whole = parts.readTrain();
    Integer samples = sampling.samples();
    if (samples != null && samples > whole.size()) {
      throw SettingException.usage(
          Setting.SAMPLES,
          " must be at most ",
          whole.size(),
          ", for the data has no more training samples, got ",
          samples);
    }
    List<String> notes = new ArrayList<>(parts.notes());
    Dataset training = whole;
    if (samples != null) {
      training = sampling.stratify() ? Subset.stratified(whole, samples) : whole.first(samples);
      notes.addAll(ClassShares.notes(whole, training));
    }
    if (training.targets() instanceof Labels labels) {
      requireClasses(labels);
    }
    return training.noted(notes);
  }

  private void requireClasses(Labels labels) throws DataFormatException {
    int first = labels.label(0);
    if (IntStream.range(1, labels.size()).allMatch(i -> labels.label(i) == first)) {
      throw new DataFormatException(
          "all %d training samples of %s are of one class, %s, expected at least two classes"
              .formatted(
                  labels.size(),
                  place,
                  labels.names().isEmpty() ? first : labels.names().get(first)));
    }
  }

  private boolean standardizes() {
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

  /** The same data at another place. */
  public DataSettings at(String other) {
    return new DataSettings(other, task, sampling, table, imageSize, normalize);
  }

  /** Adds every option's value in force, by its name in camel case. */
  public void addTo(Map<String, Object> values, Dataset training) {
    values.put("data", place);
    values.put("samples", training.size());
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
    values.put("labelColumn", table.labelColumns().isEmpty() ? null : table.labelColumns());
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
}
