package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.LearningTask;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * How a table is to be read.
 *
 * @param labelColumns names, or numbers from 1; none for what suits the table. Several columns are
 *     several numbers to predict or one-hot labels.
 * @param dropColumns names or numbers of columns to leave out
 * @param missing what to do about rows that lack a number
 * @param encoding empty for what the bytes tell
 */
public record TableOptions(
    List<String> labelColumns,
    List<String> dropColumns,
    LearningTask task,
    Missing missing,
    Optional<Charset> encoding) {
  /** What to do about a number that is missing. */
  public enum Missing {
    /** Takes the column's median over the training rows; another column says where. */
    MEDIAN,
    /** Leaves the row out. */
    DROP,
    /** Ends with the lines that lack one. */
    REFUSE
  }

  /** What suits most tables. */
  public static TableOptions of(List<String> labelColumns, LearningTask task) {
    return new TableOptions(
        List.copyOf(labelColumns), List.of(), task, Missing.MEDIAN, Optional.empty());
  }
}
