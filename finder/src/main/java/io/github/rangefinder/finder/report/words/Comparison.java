package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.find.Compared;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tests of one kind of optimizer side by side: every one's figures in a line, and how to read them.
 */
public final class Comparison {
  private static final int SHORTEST_NAME = 8;
  private static final int LONGEST_NAME = 30;

  private Comparison() {}

  /**
   * The table and the advice as lines of at most 80 characters where names allow, each ended by a
   * line feed.
   *
   * @param compared what the tests compare; if that is nothing, the text is empty
   */
  public static String text(RangeTestReport report, Set<Compared> compared) {
    List<String> paragraphs = new ArrayList<>();
    if (!compared.isEmpty()) {
      paragraphs.add(table(report));
    }
    for (Compared one : compared) {
      paragraphs.add(Wrapping.wrap(one.advice(), ""));
    }
    return String.join("\n", paragraphs);
  }

  private static String table(RangeTestReport report) {
    int longest =
        report.results().stream().mapToInt(result -> result.optimizer().length()).max().orElse(0);
    int width = Math.max(SHORTEST_NAME, Math.min(longest, LONGEST_NAME));
    StringBuilder table = new StringBuilder();
    table.append(row(width, "", "suggested", "lowest", "at", "blew up", "time"));
    for (OptimizerReport result : report.results()) {
      Repeats repeats = result.repeats();
      RangeCurve curve = repeats.median();
      int best = curve.bestIteration();
      table.append(
          row(
              width,
              result.optimizer(),
              result.readOff().stream().mapToObj(Rounded::learningRate).findFirst().orElse("none"),
              best < 0 ? "-" : Rounded.loss(curve.bestLoss()),
              best < 0 ? "-" : Rounded.learningRate(curve.learningRate(best)),
              repeats.mostBlewUp()
                  ? Rounded.learningRate(curve.learningRate(curve.size() - 1))
                  : "-",
              Rounded.duration(repeats.meanSeconds())));
    }
    return table.toString();
  }

  /** A name that is longer than its column stands in a line of its own. */
  private static String row(int width, String name, String... figures) {
    boolean tooLong = name.length() > width;
    return (tooLong ? name + "\n" : "")
        + String.format(Locale.ROOT, "%-" + width + "s", tooLong ? "" : name)
        + String.format(Locale.ROOT, " %10s %8s %8s %8s %11s\n", (Object[]) figures);
  }
}
