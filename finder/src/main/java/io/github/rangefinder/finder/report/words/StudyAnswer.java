package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Calibration;
import io.github.rangefinder.finder.study.RuleScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The study's result as a table for a terminal of 80 columns. */
public final class StudyAnswer {
  private StudyAnswer() {}

  /** A table for each part of the tasks and, if there are several, one for all of them. */
  public static String text(List<Answers> all) {
    List<String> parts = all.stream().map(Answers::part).distinct().toList();
    List<String> tables = new ArrayList<>();
    for (String part : parts) {
      tables.add(table(part, all.stream().filter(one -> one.part().equals(part)).toList()));
    }
    if (parts.size() > 1) {
      tables.add(table("all", all));
    }
    return String.join(System.lineSeparator(), tables);
  }

  private static String table(String part, List<Answers> all) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s: %d measurement%s. Validation loss over the lowest of the grid:",
        part,
        all.size(),
        all.size() == 1 ? "" : "s");
    line(
        text,
        "  %-17s %9s %7s %12s %7s %10s",
        "rule",
        "geo. mean",
        "worst",
        "within 10 %",
        "silent",
        "trainings");
    for (RuleScore score : RuleScore.all(all)) {
      line(
          text,
          "  %-17s %9.3f %7.2f %10.0f %% %7d %10s",
          score.rule(),
          score.regret().geometricMean(),
          score.regret().worst(),
          100 * score.regret().withinTenth(),
          score.silent(),
          Double.isNaN(score.trainings())
              ? ""
              : String.format(Locale.ROOT, "%.2f", score.trainings()));
    }
    line(text, "  Verdicts: %s", "answers, and how many of them are within 10 and 25 %");
    for (Calibration row : Calibration.all(all)) {
      line(
          text,
          "  %-17s %-10s %5d %10.0f %% %8.0f %%",
          row.rule(),
          row.verdict().label(),
          row.count(),
          100 * row.withinTenth(),
          100 * row.withinQuarter());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
