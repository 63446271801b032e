package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.Words;
import org.apache.spark.SparkConf;

/**
 * What is asked of Spark, beside what {@code spark-submit} was told.
 *
 * @param kernels what executors compute with; null for the best they have
 * @param vectorBits the width of their vectors; null for each one's own
 * @param shipsData whether files are sent to them, instead of being read from a path that all see
 */
public record SparkSettings(KernelChoice kernels, Integer vectorBits, boolean shipsData) {
  private static final String NAME = "Rangefinder";
  private static final String APP_NAME = "spark.app.name";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";

  /** Spark's configuration: that of the command line, and what executors need. */
  SparkConf configuration() {
    SparkConf conf = new SparkConf();
    // spark-submit names a program after its class where nobody named it
    if (conf.get(APP_NAME, "").isEmpty() || conf.get(APP_NAME, "").endsWith(".Main")) {
      conf.setAppName(NAME);
    }
    conf.setIfMissing("spark.log.level", "ERROR");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false"); // there is a bar of our own
    conf.set(EXECUTOR_OPTIONS, executorOptions(conf.get(EXECUTOR_OPTIONS, "")));
    return conf;
  }

  /** The options of an executor's JVM, after those that somebody gave. */
  private String executorOptions(String given) {
    StringBuilder options = new StringBuilder(given);
    if (kernels != KernelChoice.EJML && !given.contains("jdk.incubator.vector")) {
      options.append(' ').append(VECTOR_MODULE);
    }
    if (kernels != null) {
      options.append(" -D").append(Kernels.PROPERTY).append('=').append(Words.word(kernels));
    }
    if (vectorBits != null) {
      options.append(" -D").append(Kernels.VECTOR_BITS_PROPERTY).append('=').append(vectorBits);
    }
    options.append(" -Djava.awt.headless=true");
    return options.toString().strip();
  }
}
