package io.github.rangefinder.finder.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plot to hover over and zoom into, with its numbers in a table.
 *
 * @param id the plot's name in the page: lower-case letters, digits and hyphens
 * @param title what it shows
 * @param axes what stands along them
 * @param series the points, in the order of the legend
 * @param traces which of their columns are drawn, those behind first
 * @param marks places on the horizontal axis
 */
public record Plot(
    String id, String title, Axes axes, List<Series> series, List<Trace> traces, List<Mark> marks)
    implements Block {
  /** More rows than these say nothing to somebody who reads a table. */
  private static final int MOST_ROWS = 60;

  /** Checks that each series has the columns that are drawn. */
  public Plot {
    for (Series one : series) {
      for (Trace trace : traces) {
        if (!one.columns().containsKey(trace.column())) {
          throw new IllegalArgumentException(
              "expected a column '%s' in '%s', found %s"
                  .formatted(trace.column(), one.name(), one.columns().keySet()));
        }
      }
    }
  }

  /** A plot without marks. */
  public Plot(String id, String title, Axes axes, List<Series> series, List<Trace> traces) {
    this(id, title, axes, series, traces, List.of());
  }

  @Override
  public void write(Html html) {
    html.open("figure", "class", "plot", "id", "plot-" + id);
    html.element("figcaption", title);
    html.open("div", "class", "plot-controls").closeLine();
    String keys = "Arrow keys read the points, + and - zoom, Escape shows everything again.";
    html.open(
            "div",
            "class",
            "plot-area",
            "tabindex",
            "0",
            "role",
            "application",
            "aria-label",
            title + ". " + keys)
        .closeLine();
    html.open("p", "class", "plot-spoken", "aria-live", "polite").closeLine();
    html.data(PlotJson.write(this), "type", "application/json");
    writeNumbers(html);
    html.closeLine();
  }

  private void writeNumbers(Html html) {
    List<Series> filled = series.stream().filter(one -> one.x().length > 0).toList();
    if (filled.isEmpty()) {
      return;
    }
    List<Block> tables = filled.stream().<Block>map(this::numbers).toList();
    new Details("The numbers of this plot", tables).write(html);
  }

  private Table numbers(Series one) {
    List<String> header = new ArrayList<>(List.of(axes.x().label()));
    header.addAll(one.columns().keySet());
    int points = one.x().length;
    int step = (points + MOST_ROWS - 1) / MOST_ROWS;
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < points; i += step) {
      int point = i;
      List<String> row = new ArrayList<>(List.of(Digits.six(one.x()[i])));
      one.columns().values().forEach(column -> row.add(Digits.six(column[point])));
      rows.add(row);
    }
    String every = step == 1 ? "" : ", one of %d points".formatted(step);
    return new Table(one.name() + every, header, rows);
  }

  /** The layers of marks in their order, each once. */
  Set<String> layers() {
    return marks.stream().map(Mark::layer).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
