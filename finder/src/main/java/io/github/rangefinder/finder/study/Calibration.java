package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule's verdict is worth: how good the answers are that it calls so.
 *
 * @param rule the rule's name
 * @param verdict what it says of its answers
 * @param count how many answers it says that of
 * @param withinTenth the share of them whose regret is at most 1.1
 * @param withinQuarter the share of them whose regret is at most 1.25
 */
public record Calibration(
    String rule, Verdict verdict, int count, double withinTenth, double withinQuarter) {
  private static final double TENTH = 1.1;
  private static final double QUARTER = 1.25;

  /** Of every rule that gives verdicts, each verdict it gave. */
  public static List<Calibration> all(List<Answers> all) {
    List<Calibration> rows = new ArrayList<>();
    for (String rule : all.get(0).answers().keySet()) {
      for (Verdict verdict : Verdict.values()) {
        List<Answers> said = all.stream().filter(one -> says(one, rule, verdict)).toList();
        if (!said.isEmpty()) {
          rows.add(
              new Calibration(
                  rule,
                  verdict,
                  said.size(),
                  share(said, rule, TENTH),
                  share(said, rule, QUARTER)));
        }
      }
    }
    return rows;
  }

  private static boolean says(Answers one, String rule, Verdict verdict) {
    Answered answer = one.answers().get(rule);
    return answer != null && answer.verdict().equals(Optional.of(verdict));
  }

  private static double share(List<Answers> all, String rule, double regret) {
    return (double) all.stream().filter(one -> one.regret(rule) <= regret).count() / all.size();
  }
}
