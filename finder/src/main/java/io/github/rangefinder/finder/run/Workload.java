package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.DescribedModel;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.UnaryOperator;

/**
 * What is trained on what. Only a description, so that another process can make the same of it.
 *
 * @param data what is learned from
 * @param model null for the one that suits the data
 * @param shuffle whether every epoch has an order of its own
 * @param initial the first weights, and which of them learn
 */
public record Workload(
    DataSettings data, ModelChoice model, boolean shuffle, InitialWeights initial)
    implements Serializable {
  /**
   * A model of which every layer learns.
   *
   * @param weights the file with the initial weights; null to draw them from the seed
   */
  public Workload(DataSettings data, ModelChoice model, String weights, boolean shuffle) {
    this(data, model, shuffle, new InitialWeights(weights));
  }

  /** Leaves pixels as they are for a model that scales them itself, if nobody says otherwise. */
  public Workload {
    data = model != null && model.scalesPixels() ? data.scaledByModel() : data;
  }

  /** The file with the initial weights; null to draw them from the seed. */
  public String weights() {
    return initial.file();
  }

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
    return described(training, seed).network();
  }

  /** The same with what describes it. */
  public DescribedModel described(Dataset training, long seed) throws IOException {
    return choice(training).create(training, data.place(), seed, initial);
  }

  /** The same with its files and folders at other places. */
  public Workload relocated(UnaryOperator<String> places) {
    return new Workload(
        data.isBundled() ? data : data.at(places.apply(data.place())),
        model == null || !model.isFile() ? model : new ModelChoice(places.apply(model.text())),
        shuffle,
        initial.at(places));
  }

  /** The model asked for, or the one that suits the data. */
  public ModelChoice choice(Dataset training) {
    return model == null ? ModelChoice.suiting(training.sampleShape()) : model;
  }
}
