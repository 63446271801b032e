package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.kernel.Kernels;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.finder.report.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What every command that trains is told: one component for each of the {@link RunOptions}, already
 * checked as far as that is possible without the data.
 *
 * @param samples how many of the training samples; null for all
 * @param weights the file with the initial weights; null to draw them from the seed
 * @param kernels null for the best ones there are
 */
record RunSettings(
    String data,
    Integer samples,
    ModelPreset model,
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
   * @throws CommandException with a sentence that names the option
   */
  RunSettings {
    requireAtLeastOne("--samples", samples);
    requireAtLeastOne("--threads", threads);
    if (threads > MOST_THREADS) {
      throw CommandException.usage(
          "--threads must be at most " + MOST_THREADS + ", got " + threads);
    }
    if (data.isEmpty()) {
      throw CommandException.usage("--data must be mnist or a folder with IDX files, got ''");
    }
    if (out.toString().isEmpty()) {
      throw CommandException.usage("--out must name a folder, got ''");
    }
  }

  static void requireAtLeastOne(String option, Integer value) {
    if (value != null && value < 1) {
      throw CommandException.usage(option + " must be at least 1, got " + value);
    }
  }

  /**
   * Reads the training samples asked for.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws CommandException if the data has fewer
   */
  Dataset readTraining() throws IOException {
    Dataset whole = DataSource.readTrain(data);
    if (samples != null && samples > whole.size()) {
      throw CommandException.usage(
          "--samples must be at most "
              + whole.size()
              + ", for the data has no more training samples, got "
              + samples);
    }
    return samples == null ? whole : whole.first(samples);
  }

  /**
   * The batches of every iteration, in the order of the seed in force.
   *
   * @throws CommandException if a batch is larger than the data
   */
  Batches batches(Dataset training, int batchSize) {
    return batches(training, batchSize, seed);
  }

  /** The same in the order of another seed. */
  Batches batches(Dataset training, int batchSize, long seed) {
    if (batchSize > training.size()) {
      throw CommandException.usage(
          "--batch-size must be at most "
              + training.size()
              + ", the number of training samples, got "
              + batchSize);
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
    Sequential made = model(training, seed);
    if (weights != null) {
      WeightsFile.read(weights, made);
    }
    return made;
  }

  /**
   * The model for the data, with initial weights drawn from a seed.
   *
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  Sequential model(Dataset training, long seed) {
    return new Sequential(training.sampleShape(), model.layers(training.targets()), seed);
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Dataset training) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("data", data);
    values.put("samples", training.size());
    values.put("model", Words.word(model));
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
  String where(Environment environment) {
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
