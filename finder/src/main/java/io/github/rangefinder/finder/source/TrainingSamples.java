package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import io.github.rangefinder.finder.source.table.UnlabelledException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what is trained on, and validated on, as {@link DataSettings} ask for it. */
final class TrainingSamples {
  /** The share of the training samples to validate on where the data has no test part. */
  private static final double HELD_OUT = 0.1;

  private final DataSettings settings;

  TrainingSamples(DataSettings settings) {
    this.settings = settings;
  }

  /** See {@link DataSettings#readTraining}. */
  Dataset read() throws IOException {
    Dataset raw = weighted(training(settings.parts()));
    return settings.standardizes() ? new Standardization(raw).apply(raw) : raw;
  }

  /** See {@link DataSettings#readSplit(Double, long)}. */
  Subset.Split split(Double share, long seed) throws IOException {
    DataParts parts = settings.parts();
    Dataset training = training(parts);
    if (share != null) {
      return standardized(holdOut(training, share, seed));
    }
    try {
      return standardized(withTest(training, parts));
    } catch (FileNotFoundException | UnlabelledException e) {
      throw new UnsuitableFileException(
          e.getMessage(),
          "; ",
          Setting.VALIDATION_SPLIT,
          " 0.1 validates on a part of the training samples");
    }
  }

  /** See {@link DataSettings#readSplit(long)}. */
  Subset.Split split(long seed) throws IOException {
    DataParts parts = settings.parts();
    Dataset training = training(parts);
    Subset.Split raw;
    try {
      raw = withTest(training, parts);
    } catch (FileNotFoundException | UnlabelledException e) {
      raw = holdOut(training, HELD_OUT, seed);
    }
    return standardized(raw);
  }

  /** Standardises both parts with what the training part has, if that is asked for. */
  private Subset.Split standardized(Subset.Split raw) {
    Dataset training = weighted(raw.training());
    if (!settings.standardizes()) {
      return new Subset.Split(training, raw.validation());
    }
    Standardization standardization = new Standardization(training);
    return new Subset.Split(
        standardization.apply(training), standardization.apply(raw.validation()));
  }

  private Dataset weighted(Dataset training) {
    return settings.sampling().classWeight() == ClassWeight.BALANCED
        ? training.balanced()
        : training;
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
              .formatted(settings.place(), test.sampleShape(), training.sampleShape()));
    }
    return new Subset.Split(training, test);
  }

  private Dataset training(DataParts parts) throws IOException {
    Dataset whole = parts.readTrain();
    Integer samples = settings.sampling().samples();
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
    if (samples != null && settings.sampling().stratify()) {
      training = Subset.stratified(whole, samples);
    } else if (samples != null) {
      training = whole.first(samples);
      notes.addAll(ClassShares.notes(whole, training));
    }
    if (training.targets() instanceof Labels labels) {
      requireClasses(labels);
    }
    return training.noted(notes);
  }

  private void requireClasses(Labels labels) throws DataFormatException {
    int first = labels.label(0);
    if (labels.size() == 1) {
      throw new DataFormatException(
          "%s has a single training sample, expected several of at least two classes"
              .formatted(settings.place()));
    }
    if (IntStream.range(1, labels.size()).allMatch(i -> labels.label(i) == first)) {
      throw new DataFormatException(
          "all %d training samples of %s are of one class, %s, expected at least two classes"
              .formatted(
                  labels.size(),
                  settings.place(),
                  labels.names().isEmpty() ? first : labels.names().get(first)));
    }
  }
}
