package io.github.rangefinder.site.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a page of the site. */
record PageTable(List<String> columns, List<List<String>> rows) {
  /** The first table of a page that has a column of a name. */
  static PageTable of(String page, String column) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of("../src/site/markdown", page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i + 1).matches("\\|[-:|]+\\|") && cells(lines.get(i)).contains(column)) {
        List<List<String>> rows = new ArrayList<>();
        for (int j = i + 2; j < lines.size() && lines.get(j).startsWith("|"); j++) {
          rows.add(cells(lines.get(j)));
        }
        return new PageTable(cells(lines.get(i)), rows);
      }
    }
    throw new IllegalStateException(page + " has no table with a column " + column);
  }

  private static List<String> cells(String line) {
    String[] cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1);
    return Arrays.stream(cells).map(String::strip).toList();
  }

  /** The texts of a column; of the row of a part's heading an empty one. */
  List<String> column(String name) {
    int at = columns.indexOf(name);
    return rows.stream().map(row -> row.get(at)).toList();
  }

  /** The column whose name begins so. */
  String columnBeginning(String prefix) {
    return columns.stream().filter(c -> c.startsWith(prefix)).findFirst().orElseThrow();
  }
}
