package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Ranking;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which optimizer did better, as the range-test article concludes: the one whose loss comes lowest,
 * and whether it falls at a smaller learning rate.
 */
final class Conclusion {
  /** Lowest losses within this factor of each other are as good as equal. */
  private static final double ABOUT_EQUAL = 1.1;

  private final List<Ranking<OptimizerReport>> ranking;
  private final Ranking<OptimizerReport> first;
  private final Ranking<OptimizerReport> second;

  private Conclusion(List<Ranking<OptimizerReport>> ranking) {
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
    Map<OptimizerReport, RangeCurve> curves = new LinkedHashMap<>();
    for (OptimizerReport result : report.results()) {
      curves.put(result, result.repeats().median());
    }
    List<Ranking<OptimizerReport>> ranking =
        Ranking.of(curves).stream().filter(rank -> !Double.isNaN(rank.bestLoss())).toList();
    return ranking.size() < 2 ? "" : new Conclusion(ranking).text();
  }

  /**
   * The optimizer to take: the one whose loss comes lowest, among those with a suggestion; empty
   * where there is none or where losses do not tell.
   */
  static Optional<OptimizerReport> choice(RangeTestReport report) {
    Map<OptimizerReport, RangeCurve> curves = new LinkedHashMap<>();
    for (OptimizerReport result : report.results()) {
      if (result.suggestion().learningRate().isPresent()) {
        curves.put(result, result.repeats().median());
      }
    }
    return Ranking.of(curves).stream()
        .filter(rank -> !Double.isNaN(rank.bestLoss()) || curves.size() == 1)
        .findFirst()
        .map(Ranking::candidate);
  }

  private String text() {
    String losses =
        ranking.stream()
            .skip(1)
            .map(rank -> "that of " + name(rank) + " to " + lowest(rank))
            .collect(Collectors.joining(", "));
    return headline()
        + ": the loss of "
        + name(first)
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
      return name(first) + " and " + name(second) + " did about equally well";
    }
    return name(first) + " did " + (ranking.size() == 2 ? "better" : "best");
  }

  private boolean aboutEqual() {
    return first.bestLoss() > 0 && second.bestLoss() <= ABOUT_EQUAL * first.bestLoss();
  }

  private static String lowest(Ranking<OptimizerReport> rank) {
    return Rounded.loss(rank.bestLoss())
        + " (at "
        + Rounded.learningRate(rank.learningRate())
        + ")";
  }

  private String smallerLearningRate() {
    double mine = first.candidate().readOff().orElse(Double.NaN);
    double other = second.candidate().readOff().orElse(Double.NaN);
    return !aboutEqual() && mine < other
        ? " It does so at a smaller learning rate, "
            + Rounded.learningRate(mine)
            + " against "
            + Rounded.learningRate(other)
            + "."
        : "";
  }

  private String choice() {
    OptionalDouble rate = first.candidate().suggestion().learningRate();
    return aboutEqual() || rate.isEmpty()
        ? ""
        : " The choice: "
            + name(first)
            + " with a learning rate of "
            + Rounded.learningRate(rate.getAsDouble())
            + ".";
  }

  private static String name(Ranking<OptimizerReport> rank) {
    return rank.candidate().optimizer();
  }
}
