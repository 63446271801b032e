package io.github.rangefinder.finder.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every run's settings in force say of it.
 *
 * @param model what was trained
 * @param data what on
 * @param command how to run it again
 */
public record RunFacts(ModelFacts model, DataFacts data, Optional<String> command) {
  /** The settings that these facts are made from and that are no option. */
  public static final List<String> NAMES =
      List.of("command", "classes", "classCounts", "modelSummary", "parameters", "dataNotes");

  /**
   * A model.
   *
   * @param name as it was named; empty where that is not known
   * @param parameters how many floats it learns
   * @param summary a table of its layers, a line each
   */
  public record ModelFacts(Optional<String> name, OptionalInt parameters, List<String> summary) {}

  /** What settings in force say, by their names in files. */
  public static RunFacts of(SettingValues values) {
    return new RunFacts(
        new ModelFacts(
            Optional.ofNullable(values.text("model")),
            values.integer("parameters"),
            values.texts("modelSummary")),
        DataFacts.of(values),
        Optional.ofNullable(values.text("command")));
  }
}
