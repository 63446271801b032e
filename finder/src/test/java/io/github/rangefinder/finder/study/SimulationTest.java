package io.github.rangefinder.finder.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final double BEST = 0.01;

  /** Trainings whose loss is a parabola over the logarithm of the rate; above 1 they fail. */
  private static final double[] NONE = {};

  private static final Measurement.Test TEST =
      new Measurement.Test(
          300,
          new RangeTestResult(new RangeCurve(NONE, NONE, NONE), StopReason.COMPLETED, 0),
          OptionalInt.empty(),
          Optional.empty());

  private static Measurement measurement() {
    List<Double> lengths = List.of(1.0, 8 / 3.0, 8.0);
    List<Outcome> outcomes = new ArrayList<>();
    List<List<Double>> losses = new ArrayList<>();
    List<List<Double>> errors = new ArrayList<>();
    for (double rate : Truth.grid(1e-5, 10)) {
      List<Double> onTheWay = new ArrayList<>();
      for (double length : lengths) {
        double loss = 0.5 + Math.pow(Math.log10(rate / BEST), 2) / 4 + 1 / (1 + length);
        onTheWay.add(rate > 1.01 ? Double.NaN : loss);
      }
      losses.add(onTheWay);
      errors.add(List.of(0.01, 0.01, 0.01));
      outcomes.add(new Outcome(rate, onTheWay.get(2), Double.NaN));
    }
    return new Measurement(
        "task",
        1,
        TEST,
        4,
        outcomes,
        new Rounds(lengths, new Rounds.Reached(losses, errors), 2, 1e-3, 1, 40));
  }

  private final Map<String, Answered> answers =
      Simulation.of(
          measurement(),
          new Suggestion(OptionalDouble.of(0.1), Verdict.UNCERTAIN, "It falls."),
          7.5);

  @Test
  void aSearchFindsTheBestWithinFourTrainings() {
    Answered search = answers.get(Simulation.SEARCH);
    assertEquals(BEST, search.learningRate().getAsDouble(), 1e-9);
    assertEquals(Optional.of(Verdict.RELIABLE), search.verdict());
    assertTrue(search.epochs() <= 4 * 8 && search.epochs() > 2, search::toString);
  }

  @Test
  void aVerificationCorrectsWhatTheTestSaid() {
    Answered verify = answers.get(Simulation.VERIFY);
    assertEquals(BEST, verify.learningRate().getAsDouble(), 1e-9);
    assertEquals(7.5 + 5 * 8 / 3.0, verify.epochs(), 1e-9);
  }

  @Test
  void theYardsticksCostAsMuch() {
    assertEquals(32, answers.get("random search").epochs());
    assertEquals(4 * 8, answers.get("halving").epochs(), 0.05 * 32);
  }

  @Test
  void filesOfEarlierReleasesHaveNoRaces() {
    Measurement old = new Measurement("task", 1, TEST, 4, List.of(new Outcome(0.1, 1, 1)), null);
    assertEquals(
        Map.of(),
        Simulation.of(
            old, new Suggestion(OptionalDouble.of(0.1), Verdict.RELIABLE, "It falls."), 1));
  }
}
