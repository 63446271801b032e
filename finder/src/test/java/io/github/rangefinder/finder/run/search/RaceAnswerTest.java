package io.github.rangefinder.finder.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.search.RaceResult;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.search.Score;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The sentences of a race's answer, in the singular and in the plural. */
class RaceAnswerTest {
  private static final int EPOCHS = 10;

  private static Score score(double rate, double epochs, double loss) {
    return new Score(new Entry(rate, 42, epochs), loss);
  }

  private static String reason(Score... scores) {
    RaceRules rules =
        new RaceRules(
            new RaceRules.Range(1e-4, 1),
            new RaceRules.Range(1e-6, 100),
            EPOCHS,
            4 * EPOCHS,
            42,
            new RaceRules.Trainings(false, true));
    RaceResult race = new RaceResult(rules, List.of(scores), EPOCHS, true);
    return RaceAnswer.of(race, OptionalDouble.empty()).reason();
  }

  @Test
  void countsTheWholeTrainings() {
    Score low = score(1e-3, 1, 0.9);
    Score high = score(0.1, 1, 0.8);
    Score best = score(1e-2, EPOCHS, 0.2);
    String one = reason(low, high, score(1e-2, 1, 0.5), best);
    assertTrue(
        one.startsWith("The best of 3 learning rates, 1 of which was trained to the end."), one);
    String two = reason(low, high, best, score(0.1, EPOCHS, 0.4));
    assertTrue(
        two.startsWith("The best of 3 learning rates, 2 of which were trained to the end."), two);
  }

  @Test
  void fewValidationSamplesAreADoubt() {
    for (double error : new double[] {0.04, 0.06}) {
      Score best = new Score(new Entry(1e-2, 42, EPOCHS), 0.2, error);
      Score near = new Score(new Entry(0.0178, 42, EPOCHS), 0.21, error);
      String reason = reason(score(1e-3, 1, 0.9), score(0.1, 1, 0.8), best, near);
      assertEquals(error > 0.05, reason.contains("Another draw of as few"), reason);
    }
  }

  @Test
  void aTrainingThatWasBetterBeforeItEndedIsADoubt() {
    for (double end : new double[] {0.54, 0.56}) {
      String reason =
          reason(
              score(1e-3, 1, 0.9),
              score(0.1, 1, 0.8),
              score(1e-2, 1, 0.5),
              score(1e-2, EPOCHS, end),
              score(0.0178, EPOCHS, 0.6));
      assertEquals(end > 0.55, reason.contains("better before it ended"), reason);
    }
  }

  @Test
  void theLargestRateThatCameToTheEndIsADoubtWhereTheNextOneDoesMuchWorse() {
    for (double next : new double[] {0.54, 0.56}) {
      String reason =
          reason(
              score(0.1, 1, 0.8),
              score(0.0178, EPOCHS, 0.5),
              score(1e-2, EPOCHS, next),
              score(0.0316, EPOCHS, Double.NaN));
      assertEquals(next > 0.55, reason.contains("the best may lie above"), reason);
    }
  }

  @Test
  void countsTheEpochsOfABudgetThatEnded() {
    assertEquals(
        "The budget ended after trainings of 1 epoch.",
        reason(score(1e-3, 1, 0.9), score(1e-2, 1, 0.5)));
    assertEquals(
        "The budget ended after trainings of 2.5 epochs.",
        reason(score(1e-3, 1, 0.9), score(1e-2, 2.5, 0.5)));
  }
}
