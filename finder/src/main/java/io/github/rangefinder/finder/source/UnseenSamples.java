package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.table.TableParts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads samples that a trained model is asked about: as it was trained, where somebody knows how
 * that was, else as {@link DataSettings} ask for it.
 */
final class UnseenSamples {
  private final DataSettings settings;
  private final Optional<SampleForm> form;

  UnseenSamples(DataSettings settings, Optional<SampleForm> form) {
    this.settings = settings;
    this.form = form;
  }

  /** See {@link DataSettings#readToEvaluate}. */
  Dataset read() throws IOException {
    DataParts parts = parts();
    Dataset raw = testOrAll(parts);
    Dataset read =
        form.isPresent() ? LikeTraining.of(raw, form.get(), settings.place()) : asAsked(raw);
    return first(read).noted(parts.notes());
  }

  /** See {@link DataSettings#readToPredict}. */
  Dataset readUnlabelled() throws IOException {
    Dataset raw = parts().readSamples();
    return first(
        form.isPresent()
            ? LikeTraining.unlabelled(raw, form.get(), settings.place())
            : asAsked(raw));
  }

  /** As many as are asked for. */
  private Dataset first(Dataset all) {
    Integer samples = settings.sampling().samples();
    if (samples != null && samples > all.size()) {
      throw SettingException.usage(
          Setting.SAMPLES,
          " must be at most ",
          all.size(),
          ", for the data has no more samples, got ",
          samples);
    }
    return samples == null ? all : all.first(samples);
  }

  private Dataset asAsked(Dataset raw) {
    return settings.standardizes() ? new Standardization(raw).apply(raw) : raw;
  }

  private static Dataset testOrAll(DataParts parts) throws IOException {
    try {
      return parts.readTest();
    } catch (FileNotFoundException e) {
      return parts.readTrain();
    }
  }

  private DataParts parts() throws IOException {
    if (form.isEmpty()) {
      return settings.parts();
    }
    DataParts parts = partsAsTrained(asked(form.get()), form.get());
    return form.get().inputs().rawPixels() ? new RawPixels(parts, false) : parts;
  }

  /** With the columns and the task that the model was trained with, if it says them. */
  private DataSettings asked(SampleForm trained) {
    return trained.table() == null
        ? settings
        : new DataSettings(
            settings.place(),
            trained.answers().regression() ? LearningTask.REGRESSION : LearningTask.CLASSIFICATION,
            settings.sampling(),
            DataSource.isTable(settings.place()) ? trained.table() : settings.table(),
            settings.imageSize(),
            settings.normalize());
  }

  /** As the table of the training was read, whether or not that is still there. */
  private static DataParts likeTable(DataSettings asked, SampleForm trained) throws IOException {
    Path place = Path.of(asked.place());
    if (!Files.exists(place)) {
      throw new FileNotFoundException(place + " does not exist");
    }
    return new TableParts(
        trained.columns(), trained.answers().classes(), asked.tableOptions(), place);
  }

  private static DataParts partsAsTrained(DataSettings asked, SampleForm trained)
      throws IOException {
    String place = asked.place();
    if (trained.columns() != null && DataSource.isTable(place)) {
      return likeTable(asked, trained);
    }
    boolean other = !place.equals(trained.place());
    if (DataSource.isTable(place) && DataSource.isTable(trained.place()) && other) {
      return new TableParts(Path.of(trained.place()), asked.tableOptions(), Path.of(place));
    }
    return DataSource.open(
        DataSource.isFolderOfImages(place) ? asked.scaledTo(trained.imageSize()) : asked);
  }
}
