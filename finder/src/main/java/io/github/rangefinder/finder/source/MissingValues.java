package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table that lack a value. */
final class MissingValues {
  private static final int MOST_LISTED = 10;

  private final String file;
  private final List<String> lines = new ArrayList<>();
  private String column = "";
  private int count;
  private long last = -1;

  MissingValues(String file) {
    this.file = file;
  }

  void add(long line, String name) {
    if (line == last) {
      return;
    }
    last = line;
    count++;
    if (lines.isEmpty()) {
      column = name;
    }
    if (lines.size() < MOST_LISTED) {
      lines.add(Long.toString(line));
    }
  }

  /** Reports them all at once, so that they can be put right at once. */
  void requireNone() throws DataFormatException {
    if (count == 1) {
      throw new DataFormatException(
          "%s, line %s: column %s has no value".formatted(file, lines.get(0), column));
    }
    if (count > 1) {
      throw new DataFormatException(
          "%s, line %s: column %s has no value; %d lines lack one: %s"
              .formatted(
                  file,
                  lines.get(0),
                  column,
                  count,
                  String.join(", ", lines) + (count > lines.size() ? ", ..." : "")));
    }
  }
}
