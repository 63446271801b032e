package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What is trained on what. Only a description, so that another process can make the same of it.
 *
 * @param data what is learned from
 * @param model null for the one that suits the data
 * @param weights the file with the initial weights; null to draw them from the seed
 * @param shuffle whether every epoch has an order of its own
 */
public record Workload(DataSettings data, ModelChoice model, String weights, boolean shuffle)
    implements Serializable {
  /**
   * The batches of every iteration, in the order of a seed.
   *
   * @throws SettingException if a batch is larger than the data
   */
  public Batches batches(Dataset training, int batchSize, long seed) {
    if (batchSize > training.size()) {
      throw SettingException.usage(
          Setting.BATCH_SIZE,
          " must be at most %d, the number of training samples, got %d; %d makes ten batches"
              .formatted(training.size(), batchSize, Math.max(1, training.size() / 10)));
    }
    return new Batches(training.size(), batchSize, shuffle, seed);
  }

  /**
   * The model for the data, with its initial weights.
   *
   * @throws IOException with a sentence that names the file of weights and what is wrong with it
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  public Network model(Dataset training, long seed) throws IOException {
    Network made = choice(training).create(training, data.place(), seed);
    if (weights != null) {
      WeightsFile.read(Path.of(weights), made);
    }
    return made;
  }

  /** The same with its files and folders at other places. */
  Workload relocated(UnaryOperator<String> places) {
    return new Workload(
        data.at(places.apply(data.place())),
        model == null ? null : new ModelChoice(places.apply(model.text())),
        weights == null ? null : places.apply(weights),
        shuffle);
  }

  /** The model asked for, or the one that suits the data. */
  ModelChoice choice(Dataset training) {
    return model == null ? ModelChoice.suiting(training.sampleShape()) : model;
  }
}
