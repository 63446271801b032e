package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results of many runs as a table in text. */
public final class OverviewText {
  private OverviewText() {}

  /** The table, a line for each result. */
  public static String of(List<OverviewRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(OverviewRow.COLUMNS.stream().map(column -> column.replace('_', ' ')).toList());
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(String.format(Locale.ROOT, "%-" + widths[i] + "s  ", row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** A result's cells as people read them. */
  public static List<String> cells(OverviewRow row) {
    return List.of(
        row.run().folder(),
        row.run().command(),
        row.run().subject(),
        row.name(),
        row.learningRate().stream().mapToObj(Rounded::learningRate).findFirst().orElse("-"),
        row.verdict(),
        row.measured().loss().stream().mapToObj(Rounded::loss).findFirst().orElse("-"),
        EvaluationAnswer.percent(row.measured().accuracy()),
        row.measured().seconds().stream().mapToObj(Rounded::duration).findFirst().orElse("-"));
  }
}
