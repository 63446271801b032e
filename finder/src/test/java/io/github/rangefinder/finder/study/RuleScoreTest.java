package io.github.rangefinder.finder.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleScoreTest {
  private static Answers answers(String task, OptionalDouble suggested) {
    double[] none = {};
    Measurement measurement =
        new Measurement(
            task,
            1,
            new Measurement.Test(
                100,
                new RangeTestResult(new RangeCurve(none, none, none), StopReason.COMPLETED, 0),
                OptionalInt.empty(),
                Optional.empty()),
            4,
            List.of(new Outcome(0.1, 1, 1), new Outcome(1, 2, 1)),
            null);
    return new Answers(
        "part",
        measurement,
        Map.of("rule", answered(suggested), "best", answered(OptionalDouble.of(0.1))));
  }

  private static Answered answered(OptionalDouble rate) {
    return new Answered(rate, Optional.of(Verdict.RELIABLE), 1);
  }

  private final List<Answers> all =
      List.of(
          answers("a", OptionalDouble.of(0.1)),
          answers("b", OptionalDouble.of(1)),
          answers("c", OptionalDouble.empty()));

  @Test
  void aRuleIsScoredOverAllMeasurements() {
    RuleScore score = RuleScore.of("rule", all);
    assertEquals(2, score.regret().geometricMean(), 1e-12); // of 1, 2 and 4
    assertEquals(4, score.regret().worst(), 1e-12);
    assertEquals("c", score.regret().worstTask());
    assertEquals(1 / 3.0, score.regret().withinTenth(), 1e-12);
    assertEquals(1, score.silent());
  }

  @Test
  void aVerdictIsWorthWhatItsAnswersAre() {
    Calibration rule =
        Calibration.all(all).stream()
            .filter(row -> row.rule().equals("rule"))
            .findFirst()
            .orElseThrow();
    assertEquals(Verdict.RELIABLE, rule.verdict());
    assertEquals(3, rule.count());
    assertEquals(1 / 3.0, rule.withinTenth(), 1e-12);
    assertEquals(1 / 3.0, rule.withinQuarter(), 1e-12);
  }

  @Test
  void theBestRuleComesFirst() {
    assertEquals(
        List.of("best", "rule"), RuleScore.all(all).stream().map(RuleScore::rule).toList());
  }
}
