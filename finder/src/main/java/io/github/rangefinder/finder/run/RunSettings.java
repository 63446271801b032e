package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What every command that trains is told: one component for each of the options, already checked as
 * far as that is possible without the data.
 *
 * @param workload what is trained on what
 * @param seed decides the initial weights and the order of the batches
 * @param kernels null for the best ones there are
 */
public record RunSettings(
    Workload workload, long seed, int threads, KernelChoice kernels, Output output)
    implements Serializable {
  /** Far more than a step has pieces of work, and few enough for every system to start. */
  private static final int MOST_THREADS = 1024;

  /**
   * Checks every option by itself.
   *
   * @throws SettingException with a sentence that names the option
   */
  public RunSettings {
    SettingException.requireAtLeastOne(Setting.THREADS, threads);
    if (threads > MOST_THREADS) {
      throw SettingException.usage(
          Setting.THREADS, " must be at most ", MOST_THREADS, ", got ", threads);
    }
  }

  /** The folder for the files of the run. */
  public Path out() {
    return output.folder();
  }

  /** Whether nobody is shown its progress. */
  public boolean quiet() {
    return output.quiet();
  }

  /** Every option's value in force, by its name in camel case. */
  public Map<String, Object> inForce(Dataset training, ModelSummary model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("command", output.command());
    workload.data().addTo(values, training);
    values.put("model", workload.choice(training).text());
    values.put("parameters", model.counts().parameters());
    values.put("modelSummary", model.lines());
    values.put("weights", workload.weights());
    values.put("exceptLast", workload.initial().exceptLast());
    values.put("freeze", workload.initial().frozen());
    values.put("noShuffle", !workload.shuffle());
    values.put("seed", seed);
    values.put("threads", threads);
    values.put("kernels", Kernels.name());
    values.put("out", output.folder().toString());
    values.put("quiet", output.quiet());
    return values;
  }

  /** Where this runs. */
  public Environment environment() {
    return Environment.here(threads);
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
