package io.github.rangefinder.finder.report.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table: the first cell of a row names the row.
 *
 * @param caption what the table shows
 * @param columns the columns' names
 * @param rows as many cells each as there are columns
 * @param emphasized the number of the row that stands out, counted from 0; -1 for none
 * @param words the columns that hold words, which begin at the left and may take several lines;
 *     numbers end at the right
 */
public record Table(
    String caption,
    List<String> columns,
    List<List<String>> rows,
    int emphasized,
    Set<String> words)
    implements Block {
  /** Checks that each row has a cell for each column. */
  public Table {
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "expected %d cells in a row of '%s', got %d"
                .formatted(columns.size(), caption, row.size()));
      }
    }
  }

  /** A table of numbers. */
  public Table(String caption, List<String> columns, List<List<String>> rows, int emphasized) {
    this(caption, columns, rows, emphasized, Set.of());
  }

  /** A table of numbers no row of which stands out. */
  public Table(String caption, List<String> columns, List<List<String>> rows) {
    this(caption, columns, rows, -1);
  }

  /** The same with words in these columns. */
  public Table words(String... named) {
    return new Table(caption, columns, rows, emphasized, Set.of(named));
  }

  /** A table too wide for a phone scrolls by itself, by keyboard as well. */
  @Override
  public void write(Html html) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    columns.forEach(column -> html.element("th", column, attributes(column, "scope", "col")));
    html.close().close().open("tbody");
    for (int row = 0; row < rows.size(); row++) {
      html.open("tr", row == emphasized ? new String[] {"class", "emphasized"} : new String[0]);
      writeCells(html, rows.get(row));
      html.closeLine();
    }
    html.close().close().closeLine();
  }

  private void writeCells(Html html, List<String> cells) {
    html.element("th", cells.get(0), "scope", "row");
    for (int i = 1; i < cells.size(); i++) {
      html.element("td", cells.get(i), attributes(columns.get(i)));
    }
  }

  private String[] attributes(String column, String... more) {
    return words.contains(column)
        ? Stream.concat(Stream.of(more), Stream.of("class", "words")).toArray(String[]::new)
        : more;
  }
}
