package io.github.rangefinder.finder.report.page;

import java.util.List;

/**
 * A table: the first cell of a row names the row.
 *
 * @param caption what the table shows
 * @param columns the columns' names
 * @param rows as many cells each as there are columns
 * @param emphasized the number of the row that stands out, counted from 0; -1 for none
 */
public record Table(String caption, List<String> columns, List<List<String>> rows, int emphasized)
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

  /** A table no row of which stands out. */
  public Table(String caption, List<String> columns, List<List<String>> rows) {
    this(caption, columns, rows, -1);
  }

  /** A table too wide for a phone scrolls by itself, by keyboard as well. */
  @Override
  public void write(Html html) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    columns.forEach(column -> html.element("th", column, "scope", "col"));
    html.close().close().open("tbody");
    for (int row = 0; row < rows.size(); row++) {
      html.open("tr", row == emphasized ? new String[] {"class", "emphasized"} : new String[0]);
      writeCells(html, rows.get(row));
      html.closeLine();
    }
    html.close().close().closeLine();
  }

  private static void writeCells(Html html, List<String> cells) {
    html.element("th", cells.get(0), "scope", "row");
    cells.subList(1, cells.size()).forEach(cell -> html.element("td", cell));
  }
}
