package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.SmithBounds;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each rule suggests: a row for each, ours first, and a column for each optimizer. */
final class RulesTable {
  private RulesTable() {}

  static Table of(RangeTestReport report) {
    List<String> columns = new ArrayList<>(List.of("rule"));
    Set<String> names = new LinkedHashSet<>();
    for (OptimizerReport result : report.results()) {
      columns.add(result.optimizer());
      names.addAll(result.rules().keySet());
    }
    if (!report.hasAccuracy()) {
      names.removeAll(List.of(SmithBounds.LOWER, SmithBounds.UPPER)); // they read accuracies
    }
    List<List<String>> rows = new ArrayList<>();
    for (String rule : names) {
      List<String> row = new ArrayList<>(List.of(rule));
      report
          .results()
          .forEach(result -> row.add(suggested(result.rules().get(rule), result.tests().size())));
      rows.add(row);
    }
    String curves = report.tests().size() == 1 ? "curve" : "curves";
    return new Table("What each rule suggests for the same " + curves, columns, rows, 0);
  }

  private static String suggested(Spread spread, int tests) {
    if (spread == null || spread.found() == 0) {
      return "nothing";
    }
    String median = Rounded.learningRate(spread.median());
    if (tests == 1) {
      return median;
    }
    String band =
        spread.found() == 1
            ? ""
            : ", "
                + Rounded.learningRate(spread.low())
                + " to "
                + Rounded.learningRate(spread.high());
    return "%s (%d of %d%s)".formatted(median, spread.found(), tests, band);
  }
}
