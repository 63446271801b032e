package io.github.rangefinder.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns, the first to the left and the others to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  /** A table with the names of its columns. */
  public TextTable(String... header) {
    rows.add(header);
  }

  /** Adds a row; it may have fewer cells than the header. */
  public void row(String... cells) {
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String padding = " ".repeat(width(column) - row[column].length());
        line.append(column == 0 ? row[column] + padding : GAP + padding + row[column]);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    int width = 0;
    for (String[] row : rows) {
      width = Math.max(width, column < row.length ? row[column].length() : 0);
    }
    return width;
  }
}
