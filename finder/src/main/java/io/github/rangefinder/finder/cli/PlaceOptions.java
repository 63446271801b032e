package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.spark.SparkRuntime;
import io.github.rangefinder.finder.run.spark.SparkSettings;
import io.github.rangefinder.finder.run.spark.SparkTrialRunner;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that say where trainings run. */
final class PlaceOptions {
  @Option(
      names = "--on",
      paramLabel = "PLACE",
      description =
          "where the tests and trainings run: local, the threads of this machine, or spark, the"
              + " executors of the Apache Spark that spark-submit was told of (default: spark where"
              + " spark-submit has started the program, else local)")
  private Place place;

  @Option(
      names = "--ship-data",
      description =
          "send the files of data, model and weights to the executors (default: they read them from"
              + " the same paths; mnist comes along anyway)")
  private boolean shipData;

  /** Whether this is for Spark. */
  boolean isSpark() {
    return (place == null ? Place.ofThisJvm() : place) == Place.SPARK;
  }

  /**
   * The place, to be closed when nothing runs there any more.
   *
   * @param threads of this machine
   * @param kernels what was asked for; null for the best there are
   * @param vectorBits what was asked for; null for each machine's own
   * @param warning receives sentences that somebody should read
   * @throws IOException with a sentence, if there is no such place
   */
  TrialRunner open(
      int threads,
      KernelChoice kernels,
      Integer vectorBits,
      Meters meters,
      Consumer<String> warning)
      throws IOException {
    if (!isSpark()) {
      if (shipData) {
        throw SettingException.usage("--ship-data belongs to --on spark");
      }
      return new ThreadTrialRunner(threads, meters);
    }
    if (!SparkRuntime.isThere()) {
      throw SettingException.failure(
          "--on spark needs Apache Spark, which is not here; its spark-submit brings it along:"
              + " spark-submit --class io.github.rangefinder.finder.Main finder.jar and what follows"
              + " finder.jar now");
    }
    return Opening.spark(new SparkSettings(kernels, vectorBits, shipData), meters, warning);
  }

  /** A class of its own, so that the other one loads where there is no Spark. */
  private static final class Opening {
    static TrialRunner spark(SparkSettings settings, Meters meters, Consumer<String> warning)
        throws IOException {
      return SparkTrialRunner.open(
          settings, meters, sentence -> warning.accept(sentence.words(OptionWords::of)));
    }
  }
}
