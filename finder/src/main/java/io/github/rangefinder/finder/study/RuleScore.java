package io.github.rangefinder.finder.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a rule is worth over several measurements.
 *
 * @param rule the rule's name
 * @param geometricMean of its regrets
 * @param worst its largest regret
 * @param worstTask the task where that was
 * @param withinTenth the share of the measurements where its regret is at most 1.1
 * @param silent where it suggested nothing, how often
 * @param trainings what it costs on average, in trainings of the task
 */
public record RuleScore(
    String rule,
    double geometricMean,
    double worst,
    String worstTask,
    double withinTenth,
    int silent,
    double trainings) {
  private static final double TENTH = 1.1;

  /** A rule's score over at least one measurement. */
  public static RuleScore of(String rule, List<Answers> all) {
    Answers worst =
        all.stream().max(Comparator.comparingDouble(one -> one.regret(rule))).orElseThrow();
    double logSum = all.stream().mapToDouble(one -> Math.log(one.regret(rule))).sum();
    return new RuleScore(
        rule,
        Math.exp(logSum / all.size()),
        worst.regret(rule),
        worst.measurement().task(),
        (double) all.stream().filter(one -> one.regret(rule) <= TENTH).count() / all.size(),
        (int) all.stream().filter(one -> one.answers().get(rule).learningRate().isEmpty()).count(),
        all.stream().mapToDouble(one -> one.trainings(rule)).average().orElseThrow());
  }

  /** Every rule's score, the lowest geometric mean first. */
  public static List<RuleScore> all(List<Answers> all) {
    return all.get(0).answers().keySet().stream()
        .map(rule -> of(rule, all))
        .sorted(Comparator.comparingDouble(RuleScore::geometricMean))
        .toList();
  }
}
