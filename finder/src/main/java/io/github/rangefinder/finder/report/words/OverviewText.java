package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Results of many runs in lines of at most 80 characters where their folders' names allow. */
public final class OverviewText {
  private static final int WIDTH = 80;

  /** The columns before these say which run it is. */
  private static final int FIRST = OverviewRow.COLUMNS.indexOf("name");

  private static final int SHORTEST_NAME = 12;

  private OverviewText() {}

  /** A line for each run, and below it one for each of its results. */
  public static String of(List<OverviewRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(OverviewRow.COLUMNS.stream().map(column -> column.replace('_', ' ')).toList());
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = widths(cells);
    StringBuilder text = new StringBuilder(line(cells.get(0), widths));
    OverviewRow.Run run = null;
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).run().equals(run)) {
        run = rows.get(i).run();
        String what = "%s: %s, %s".formatted(run.folder(), run.command(), run.subject());
        text.append(Wrapping.wrap(Printable.line(what), ""));
      }
      text.append(line(cells.get(i + 1), widths));
    }
    return text.toString();
  }

  /** As wide as each column's longest cell; names have what the others leave. */
  private static int[] widths(List<List<String>> cells) {
    int[] widths = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = FIRST; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    int others = Arrays.stream(widths).skip(FIRST + 1L).map(width -> width + 2).sum();
    widths[FIRST] = Math.min(widths[FIRST], Math.max(SHORTEST_NAME, WIDTH - 2 - others));
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = FIRST; i < widths.length; i++) {
      String cell = Columns.fitting(row.get(i), widths[i]);
      line.append(String.format(Locale.ROOT, "  %-" + widths[i] + "s", cell));
    }
    return line.toString().stripTrailing() + "\n";
  }

  /** A result's cells as people read them. */
  public static List<String> cells(OverviewRow row) {
    return List.of(
        row.run().folder(),
        row.run().command(),
        row.run().subject(),
        row.name(),
        row.learningRate().stream().mapToObj(Rounded::learningRate).findFirst().orElse("-"),
        row.verdict().isEmpty() ? "-" : row.verdict(),
        row.measured().loss().stream().mapToObj(Rounded::loss).findFirst().orElse("-"),
        EvaluationAnswer.percent(row.measured().accuracy()),
        row.measured().seconds().stream().mapToObj(Rounded::duration).findFirst().orElse("-"));
  }
}
