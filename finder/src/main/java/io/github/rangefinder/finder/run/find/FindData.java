package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.rangetest.HeldOut;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.util.Optional;

/**
 * The samples of a run of {@code find}.
 *
 * @param given all that there are
 * @param training those that are trained on
 * @param heldOut those that are looked at instead, the same for every test; empty if nobody looks
 * @param validation those that suggestions are verified on; empty if nobody verifies
 */
record FindData(
    Dataset given, Dataset training, Optional<Dataset> heldOut, Optional<Dataset> validation) {
  /**
   * Reads the samples, and draws from the seed which of them are held out.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the settings ask for more than the data has
   * @throws IllegalArgumentException if there are not enough samples to hold some out
   */
  static FindData read(FindSettings settings) throws IOException {
    if (settings.verify() == null) {
      return holdOut(settings, settings.run().workload().data().readTraining(), Optional.empty());
    }
    Subset.Split split = settings.run().workload().data().readSplit(settings.run().seed());
    return holdOut(settings, split.training(), Optional.of(split.validation()));
  }

  private static FindData holdOut(
      FindSettings settings, Dataset given, Optional<Dataset> validation) {
    if (!settings.measuring().holdsOut()) {
      return new FindData(given, given, Optional.empty(), validation);
    }
    int samples = given.size();
    int heldOut = samples;
    FindSettings suited = settings.suiting(samples);
    for (int batchSize : suited.candidates().batchSizes()) {
      Batches batches = settings.run().workload().batches(given, batchSize, settings.run().seed());
      long trained = suited.iterations(batches) * suited.samplesPerIteration(batchSize);
      heldOut = Math.min(heldOut, HeldOut.samples(samples, trained));
    }
    Subset.Split split = Subset.holdOut(given, (double) heldOut / samples, settings.run().seed());
    return new FindData(given, split.training(), Optional.of(split.validation()), validation);
  }

  /** What is trained and validated on to verify a suggestion; empty if nobody verifies. */
  Optional<Subset.Split> verification() {
    return validation.map(samples -> new Subset.Split(training, samples));
  }
}
