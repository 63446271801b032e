package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code find} is asked to do: one component for each option, already checked as far as that
 * is possible without the data.
 *
 * @param samples how many of the training samples; null for all
 * @param epochs the length of the test; null if {@code iterations} has it
 * @param iterations the length of the test; null if {@code epochs} has it
 * @param kernels null for the best ones there are
 */
record FindSettings(
    String data,
    Integer samples,
    ModelPreset model,
    List<OptimizerChoice> optimizers,
    double startLr,
    double endLr,
    Ramp ramp,
    Integer epochs,
    Integer iterations,
    int batchSize,
    boolean shuffle,
    double stopFactor,
    int movingAverage,
    long seed,
    int threads,
    KernelChoice kernels,
    Path out,
    boolean quiet) {
  /** Far more than a step has pieces of work, and few enough for every system to start. */
  private static final int MOST_THREADS = 1024;

  /**
   * Checks every option by itself and those that belong together.
   *
   * @throws CommandException with a sentence that names the option
   */
  FindSettings {
    requireAtLeastOne("--samples", samples);
    requireAtLeastOne("--epochs", epochs);
    requireAtLeastOne("--iterations", iterations);
    requireAtLeastOne("--batch-size", batchSize);
    requireAtLeastOne("--moving-average", movingAverage);
    requireAtLeastOne("--threads", threads);
    if (threads > MOST_THREADS) {
      throw CommandException.usage(
          "--threads must be at most " + MOST_THREADS + ", got " + threads);
    }
    if (!(startLr > 0) || Double.isInfinite(endLr) || !(startLr < endLr)) {
      throw CommandException.usage(
          "--start-lr must be above 0 and below --end-lr, got " + startLr + " and " + endLr);
    }
    if (!(stopFactor > 1 || stopFactor == 0) || Double.isInfinite(stopFactor)) {
      throw CommandException.usage(
          "--stop-factor must be above 1, or 0 for never, got " + stopFactor);
    }
    if (data.isEmpty()) {
      throw CommandException.usage("--data must be mnist or a folder with IDX files, got ''");
    }
    if (out.toString().isEmpty()) {
      throw CommandException.usage("--out must name a folder, got ''");
    }
    List<String> names = optimizers.stream().map(OptimizerChoice::text).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw CommandException.usage("--optimizer names " + name + " twice");
      }
    }
  }

  private static void requireAtLeastOne(String option, Integer value) {
    if (value != null && value < 1) {
      throw CommandException.usage(option + " must be at least 1, got " + value);
    }
  }

  /**
   * The training samples asked for.
   *
   * @throws CommandException if the data has fewer
   */
  Dataset selectFrom(Dataset data) {
    if (samples != null && samples > data.size()) {
      throw CommandException.usage(
          "--samples must be at most "
              + data.size()
              + ", for the data has no more training samples, got "
              + samples);
    }
    return samples == null ? data : data.first(samples);
  }

  /**
   * The batches of every iteration.
   *
   * @throws CommandException if a batch is larger than the data
   */
  Batches batches(Dataset data) {
    if (batchSize > data.size()) {
      throw CommandException.usage(
          "--batch-size must be at most "
              + data.size()
              + ", the number of training samples, got "
              + batchSize);
    }
    return new Batches(data.size(), batchSize, shuffle, seed);
  }

  /**
   * The range test itself.
   *
   * @throws CommandException if it has more iterations than can be counted
   */
  RangeTestSettings rangeTest(Batches batches) {
    try {
      int length = iterations != null ? iterations : batches.iterations(epochs);
      return new RangeTestSettings(startLr, endLr, ramp, length, stopFactor);
    } catch (ArithmeticException e) {
      throw CommandException.usage(
          "--epochs " + epochs + " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Dataset data, RangeTestSettings test, String kernelsInForce) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("data", this.data);
    values.put("samples", data.size());
    values.put("model", Words.word(model));
    values.put("optimizer", optimizers.stream().map(OptimizerChoice::text).toList());
    values.put("startLr", startLr);
    values.put("endLr", endLr);
    values.put("ramp", Words.word(ramp));
    values.put("epochs", epochs);
    values.put("iterations", test.iterations());
    values.put("batchSize", batchSize);
    values.put("noShuffle", !shuffle);
    values.put("stopFactor", stopFactor);
    values.put("movingAverage", movingAverage);
    values.put("seed", seed);
    values.put("threads", threads);
    values.put("kernels", kernelsInForce);
    values.put("out", out.toString());
    values.put("quiet", quiet);
    return values;
  }
}
