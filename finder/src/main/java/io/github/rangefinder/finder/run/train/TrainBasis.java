package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.DescribedModel;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;

/** What all trainings of a run begin with: the same data, batches and initial weights. */
final class TrainBasis {
  private final TrainSettings settings;
  private final Subset.Split data;
  private final Batches batches;
  private final Network model;
  private final ModelSummary summary;
  private final Network.Snapshot initial;
  private DataChecksums checksums;

  /**
   * Reads the data and makes the model for it.
   *
   * @throws IOException with a sentence that names a file and what is wrong with it
   * @throws SettingException if the settings ask for more than the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  TrainBasis(TrainSettings settings) throws IOException {
    this.settings = settings;
    this.data = settings.readData();
    Workload workload = settings.run().workload();
    long seed = settings.run().seed();
    this.batches =
        workload.batches(data.training(), settings.fitting().batchSize(data.training()), seed);
    DescribedModel described = workload.described(data.training(), seed);
    this.model = described.network();
    this.summary = described.summary();
    Footprint.requireRoomForBatch(model, settings.fitting().batchSize(data.training()));
    this.initial = model.snapshot();
    if ((long) epochs() * batches.perEpoch() > Integer.MAX_VALUE) {
      throw SettingException.usage(
          Setting.EPOCHS, " " + epochs() + " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }

  TrainSettings settings() {
    return settings;
  }

  Subset.Split data() {
    return data;
  }

  Batches batches() {
    return batches;
  }

  int epochs() {
    return settings.fitting().epochs();
  }

  Path folder() {
    return settings.run().out();
  }

  /** The model that is trained, with whatever weights it has by now. */
  Network model() {
    return model;
  }

  /** What the model's layers are. */
  ModelSummary summary() {
    return summary;
  }

  /** The same model with the weights that every training begins with. */
  Network modelAtFirst() {
    model.restore(initial);
    return model;
  }

  /** Another model with these weights. */
  Network freshModel() {
    Network fresh = new Network(model.output(), settings.run().seed());
    fresh.restore(initial);
    return fresh;
  }

  /** Made when they are first needed: all of the data has to be read for them. */
  DataChecksums checksums() {
    if (checksums == null) {
      checksums = DataChecksums.of(data);
    }
    return checksums;
  }

  /** What a training depends on to the bit, beside its settings. */
  Checkpoint.Origin origin() {
    return new Checkpoint.Origin(settings.run().environment().computesWith(), checksums());
  }
}
