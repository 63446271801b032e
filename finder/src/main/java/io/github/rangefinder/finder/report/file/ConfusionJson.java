package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import java.util.List;

/** A confusion matrix as JSON: the classes' names and, row by row, the counts. */
final class ConfusionJson {
  private ConfusionJson() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException that says where something else was expected
   */
  static Confusion read(List<String> classes, JsonPart counts) {
    long[][] rows =
        counts.elements().stream()
            .map(row -> row.elements().stream().mapToLong(JsonPart::count).toArray())
            .toArray(long[][]::new);
    return new Confusion(classes, rows);
  }
}
