package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table that lack a value. */
final class MissingRows {
  private static final int MOST_LISTED = 10;

  private MissingRows() {}

  /**
   * Reports all rows that lack a value at once, so that they can be put right at once.
   *
   * @param columns the places of the columns that must have one
   * @throws DataFormatException if there are any
   */
  static void requireNone(RawTable table, Header header, int[] columns) throws DataFormatException {
    List<String> lines = new ArrayList<>();
    int count = 0;
    String name = "";
    for (int row = 0; row < table.rows(); row++) {
      int column = firstGap(table, row, columns);
      if (column < 0) {
        continue;
      }
      name = count == 0 ? header.names().get(column) : name;
      count++;
      if (lines.size() < MOST_LISTED) {
        lines.add(Integer.toString(table.cells().line(row)));
      }
    }
    if (count > 0) {
      throw new DataFormatException(
          "%s, line %s: column %s has no value%s"
              .formatted(
                  table.file(),
                  lines.get(0),
                  name,
                  count == 1
                      ? ""
                      : "; %d lines lack one: %s%s"
                          .formatted(
                              count,
                              String.join(", ", lines),
                              count > lines.size() ? ", ..." : "")));
    }
  }

  /** The first column without a value in a row; -1 if there is none. */
  static int firstGap(RawTable table, int row, int[] columns) {
    for (int column : columns) {
      if (table.column(column).isGap(table.cells().get(row, column))) {
        return column;
      }
    }
    return -1;
  }
}
