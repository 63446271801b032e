package io.github.rangefinder.finder.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a rule is worth over several measurements.
 *
 * @param rule the rule's name
 * @param regret over the measurements
 * @param silent where it suggested nothing, how often
 * @param trainings what it costs on average, in trainings of the task
 */
public record RuleScore(String rule, Regret regret, int silent, double trainings) {
  /**
   * How many times the lowest validation loss trainings at a rule's learning rates end with.
   *
   * @param geometricMean over the measurements
   * @param worst the largest
   * @param worstTask the task where that was
   * @param withinTenth the share of the measurements where it is at most 1.1
   */
  public record Regret(double geometricMean, double worst, String worstTask, double withinTenth) {}

  private static final double TENTH = 1.1;

  /** A rule's score over at least one measurement. */
  public static RuleScore of(String rule, List<Answers> all) {
    Answers worst =
        all.stream().max(Comparator.comparingDouble(one -> one.regret(rule))).orElseThrow();
    double logSum = all.stream().mapToDouble(one -> StrictMath.log(one.regret(rule))).sum();
    return new RuleScore(
        rule,
        new Regret(
            StrictMath.exp(logSum / all.size()),
            worst.regret(rule),
            worst.measurement().task(),
            (double) all.stream().filter(one -> one.regret(rule) <= TENTH).count() / all.size()),
        (int) all.stream().filter(one -> one.answers().get(rule).learningRate().isEmpty()).count(),
        all.stream().mapToDouble(one -> one.trainings(rule)).average().orElseThrow());
  }

  /** Every rule's score, the lowest geometric mean first. */
  public static List<RuleScore> all(List<Answers> all) {
    return all.get(0).answers().keySet().stream()
        .map(rule -> of(rule, all))
        .sorted(Comparator.comparingDouble(score -> score.regret().geometricMean()))
        .toList();
  }
}
