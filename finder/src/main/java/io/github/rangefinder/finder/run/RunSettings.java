package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What every command that trains is told: one component for each of the options, already checked as
 * far as that is possible without the data.
 *
 * @param model null for the one that suits the data
 * @param weights the file with the initial weights; null to draw them from the seed
 * @param kernels null for the best ones there are
 */
public record RunSettings(
    DataSettings data,
    ModelChoice model,
    Path weights,
    boolean shuffle,
    long seed,
    int threads,
    KernelChoice kernels,
    Path out,
    boolean quiet) {
  /** Far more than a step has pieces of work, and few enough for every system to start. */
  private static final int MOST_THREADS = 1024;

  /**
   * Checks every option by itself.
   *
   * @throws SettingException with a sentence that names the option
   */
  public RunSettings {
    SettingException.requireAtLeastOne("--threads", threads);
    if (threads > MOST_THREADS) {
      throw SettingException.usage(
          "--threads must be at most " + MOST_THREADS + ", got " + threads);
    }
    if (out.toString().isEmpty()) {
      throw SettingException.usage("--out must name a folder, got ''");
    }
  }

  /**
   * The batches of every iteration, in the order of the seed in force.
   *
   * @throws SettingException if a batch is larger than the data
   */
  Batches batches(Dataset training, int batchSize) {
    return batches(training, batchSize, seed);
  }

  /** The same in the order of another seed. */
  Batches batches(Dataset training, int batchSize, long seed) {
    if (batchSize > training.size()) {
      throw SettingException.usage(
          "--batch-size must be at most %d, the number of training samples, got %d; %d makes ten batches"
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
  Sequential model(Dataset training) throws IOException {
    Sequential made = choice(training).create(training, data.place(), seed);
    if (weights != null) {
      WeightsFile.read(weights, made);
    }
    return made;
  }

  private ModelChoice choice(Dataset training) {
    return model == null ? ModelChoice.suiting(training.sampleShape()) : model;
  }

  /** Whether the initial weights are given, so that the seed does not decide them. */
  boolean hasWeights() {
    return weights != null || model != null && model.hasWeights();
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Dataset training) {
    Map<String, Object> values = new LinkedHashMap<>();
    data.addTo(values, training);
    values.put("model", choice(training).text());
    values.put("weights", weights == null ? null : weights.toString());
    values.put("noShuffle", !shuffle);
    values.put("seed", seed);
    values.put("threads", threads);
    values.put("kernels", Kernels.name());
    values.put("out", out.toString());
    values.put("quiet", quiet);
    return values;
  }

  /** Where this runs. */
  Environment environment() {
    return new Environment(
        Runtime.version().toString(),
        Kernels.name(),
        Kernels.vectorBits(),
        threads,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** What makes numbers repeat themselves, in a line. */
  public String where(Environment environment) {
    return String.format(
        Locale.ROOT,
        "Kernels: %s; threads: %d; Java %s; seed %d.",
        environment.vectorBits() > 0
            ? environment.kernels() + ", " + environment.vectorBits() + " bit"
            : environment.kernels(),
        environment.threads(),
        System.getProperty("java.version"),
        seed);
  }
}
