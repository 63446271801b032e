package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.report.words.OverviewRow;
import io.github.rangefinder.finder.report.words.OverviewText;
import java.util.List;

/** The page of many runs: a row for each result. */
public final class OverviewPage {
  private OverviewPage() {}

  /** The page of results, at least one. */
  public static Page of(List<OverviewRow> rows) {
    Table table =
        new Table(
                "Results of finished runs",
                OverviewRow.COLUMNS.stream().map(column -> column.replace('_', ' ')).toList(),
                rows.stream().map(OverviewText::cells).toList())
            .words("command", "subject", "name", "verdict");
    return new Page(
        "Overview",
        rows.size() + (rows.size() == 1 ? " result" : " results"),
        List.of(Section.of("Runs", table)));
  }
}
