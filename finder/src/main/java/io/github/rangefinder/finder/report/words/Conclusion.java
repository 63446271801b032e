package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Ranking;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.OptimizerReport;
import io.github.rangefinder.finder.run.RangeTestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which optimizer did better, as the range-test article concludes: the one whose loss comes lowest,
 * and whether it falls at a smaller learning rate.
 */
final class Conclusion {
  /** Lowest losses within this factor of each other are as good as equal. */
  private static final double ABOUT_EQUAL = 1.1;

  private final RangeTestReport report;
  private final List<Ranking> ranking;
  private final Ranking first;
  private final Ranking second;

  private Conclusion(RangeTestReport report, List<Ranking> ranking) {
    this.report = report;
    this.ranking = ranking;
    first = ranking.get(0);
    second = ranking.get(1);
  }

  /**
   * A few sentences; empty where there are no two optimizers to compare, or where no curve says
   * anything.
   */
  static String text(RangeTestReport report) {
    if (report.results().stream().allMatch(r -> r.suggestion().verdict() == Verdict.NONE)) {
      return "";
    }
    Map<String, RangeCurve> curves = new LinkedHashMap<>();
    for (OptimizerReport result : report.results()) {
      curves.put(result.optimizer(), report.repeats(result.optimizer()).median());
    }
    List<Ranking> ranking =
        Ranking.of(curves).stream().filter(rank -> !Double.isNaN(rank.bestLoss())).toList();
    return ranking.size() < 2 ? "" : new Conclusion(report, ranking).text();
  }

  private String text() {
    String losses =
        ranking.stream()
            .skip(1)
            .map(rank -> "that of " + rank.optimizer() + " to " + lowest(rank))
            .collect(Collectors.joining(", "));
    return headline()
        + ": the loss of "
        + first.optimizer()
        + " came down to "
        + lowest(first)
        + ", "
        + losses
        + "."
        + smallerLearningRate()
        + choice();
  }

  private String headline() {
    if (aboutEqual()) {
      return first.optimizer() + " and " + second.optimizer() + " did about equally well";
    }
    return first.optimizer() + " did " + (ranking.size() == 2 ? "better" : "best");
  }

  private boolean aboutEqual() {
    return first.bestLoss() > 0 && second.bestLoss() <= ABOUT_EQUAL * first.bestLoss();
  }

  private static String lowest(Ranking rank) {
    return Rounded.loss(rank.bestLoss())
        + " (at "
        + Rounded.learningRate(rank.learningRate())
        + ")";
  }

  private String smallerLearningRate() {
    double mine = result(first).readOff().orElse(Double.NaN);
    double other = result(second).readOff().orElse(Double.NaN);
    return !aboutEqual() && mine < other
        ? " It does so at a smaller learning rate, "
            + Rounded.learningRate(mine)
            + " against "
            + Rounded.learningRate(other)
            + "."
        : "";
  }

  private String choice() {
    OptionalDouble rate = result(first).suggestion().learningRate();
    return aboutEqual() || rate.isEmpty()
        ? ""
        : " The choice: "
            + first.optimizer()
            + " with a learning rate of "
            + Rounded.learningRate(rate.getAsDouble())
            + ".";
  }

  private OptimizerReport result(Ranking rank) {
    return report.results().stream()
        .filter(result -> result.optimizer().equals(rank.optimizer()))
        .findFirst()
        .orElseThrow();
  }
}
