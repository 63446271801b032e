package io.github.rangefinder.finder.run.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RateOfRaceTest {
  private static final Suggestion SAYS =
      new Suggestion(OptionalDouble.of(0.01), Verdict.UNCERTAIN, "It falls.");
  private static final Suggestion SILENT =
      new Suggestion(OptionalDouble.empty(), Verdict.NONE, "It is noise.");

  private static final double USUAL = 0.07;

  /** That of the usual rate beside a test of three losses. */
  private static final double WEIGHT = 15 / 18.0;

  private static RangeTestResult test(StopReason reason) {
    double[] rates = {0.001, 0.1, 2};
    double[] losses = {1, 1, 9};
    return new RangeTestResult(new RangeCurve(rates, losses, losses), reason, 1);
  }

  private static Raced raced(double rate, double value) {
    return new Raced(new Entry(rate, 1, 1), value, Double.NaN, Raced.DONE, 1);
  }

  private static RateOfRace rate(Suggestion suggestion, StopReason reason, boolean alone) {
    return new RateOfRace(suggestion, test(reason), USUAL, alone);
  }

  @Test
  void theAnswerLiesBetweenTheTestAndTheBestTrainingAndBelow() {
    RateOfRace rate = rate(SAYS, StopReason.DIVERGED, false);
    double found = rate.of(List.of(raced(0.01, 0.5), raced(0.1, 0.3), raced(0.3, 0.9)));
    assertEquals(0.63 * Math.pow(0.01, 0.4) * Math.pow(0.1, 0.6), found, 1e-12);
    assertTrue(rate.doubt(List.of(raced(0.1, 0.3))).isEmpty());
  }

  @Test
  void aTestWithoutARaceIsShortUnlessItWasAskedFor() {
    assertEquals(
        Math.pow(0.008, 1 - WEIGHT) * Math.pow(USUAL, WEIGHT),
        rate(SAYS, StopReason.DIVERGED, false).of(List.of()),
        1e-12);
    assertTrue(
        rate(SAYS, StopReason.DIVERGED, false)
            .doubt(List.of())
            .orElseThrow()
            .contains("between what so short a test says and 0.070, what trainings"));
    assertEquals(0.01, rate(SAYS, StopReason.DIVERGED, true).of(List.of()));
    assertEquals(
        "the learning rate found is uncertain. It falls.",
        rate(SAYS, StopReason.DIVERGED, true).doubt(List.of()).orElseThrow());
  }

  @Test
  void aSilentTestThatBlewUpSaysWhereNotToGo() {
    RateOfRace rate = rate(SILENT, StopReason.NOT_FINITE, false);
    assertEquals(0.06, rate.readOff().getAsDouble(), 1e-12);
    assertEquals(Math.pow(0.06, 1 - WEIGHT) * Math.pow(USUAL, WEIGHT), rate.of(List.of()), 1e-12);
    assertTrue(rate.doubt(List.of()).orElseThrow().contains("where the range test blew up"));
    List<Raced> race = List.of(raced(0.06, 0.5));
    assertTrue(rate.doubt(race).orElseThrow().contains("told by where the range test blew up"));
  }

  @Test
  void aSilentTestThatDidNotLeavesItToTheTrainings() {
    RateOfRace rate = rate(SILENT, StopReason.COMPLETED, false);
    assertTrue(rate.readOff().isEmpty());
    List<Raced> race = List.of(raced(0.001, 0.5), raced(0.01, 0.4));
    assertEquals(0.01, rate.of(race));
    assertTrue(rate.doubt(race).orElseThrow().contains("the best of 2 short trainings"));
    assertEquals(USUAL, rate.of(List.of()), "there is nothing else");
    assertTrue(rate.doubt(List.of()).orElseThrow().contains("so it is 0.070, what trainings"));
    Raced failed = new Raced(new Entry(0.1, 1, 1), Double.NaN, Double.NaN, "diverged", 1);
    assertThrows(SettingException.class, () -> rate.of(List.of(failed)));
    RateOfRace alone = rate(SILENT, StopReason.DIVERGED, true);
    assertThrows(SettingException.class, () -> alone.of(List.of()));
  }
}
