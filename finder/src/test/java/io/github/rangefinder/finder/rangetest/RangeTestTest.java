package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.settings;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.trainable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTestTest {
  private static final Progress SILENT = (iteration, iterations, rate, loss, best) -> {};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 100})
  void completesWithBothEndsOfTheRamp(int iterations) {
    RangeTestResult result =
        RangeTest.run(trainable(rate -> 2.3), settings(iterations), SILENT, () -> false);

    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertEquals(iterations, result.curve().size());
    assertEquals(1e-4, result.curve().learningRate(0));
    if (iterations > 1) {
      assertEquals(1.0, result.curve().learningRate(iterations - 1));
    }
    assertEquals(2.3, result.curve().smoothedLoss(iterations - 1), 1e-12);
    assertTrue(result.seconds() >= 0);
  }

  @Test
  void recordsTheLossOfEachBatchWithTheLearningRateOfItsUpdate() {
    Recorder model = new Recorder();
    RangeTestResult result = RangeTest.run(model, settings(5), SILENT, () -> false);

    assertEquals(List.of("snapshot", "0", "1", "2", "3", "4", "restore"), model.events);
    for (int i = 0; i < 5; i++) {
      assertEquals(10 - i, result.curve().loss(i));
      assertEquals(model.rates.get(i), result.curve().learningRate(i));
      assertEquals(Math.pow(10, -4 + i), result.curve().learningRate(i), 1e-15);
    }
  }

  @Test
  void stopsAtTheFirstLossThatIsNotFiniteAndKeepsTheRowsBefore() {
    for (double notFinite : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      RangeTestResult result =
          RangeTest.run(
              trainable(rate -> rate < 0.9e-2 ? 2.3 : notFinite), settings(9), SILENT, () -> false);

      assertEquals(StopReason.NOT_FINITE, result.stopReason());
      assertEquals(5, result.curve().size());
      assertEquals(notFinite, result.curve().loss(4));
      assertTrue(Double.isNaN(result.curve().smoothedLoss(4)));
      assertEquals(2.3, result.curve().smoothedLoss(3), 1e-12);
    }
  }

  @Test
  void aFirstLossThatIsNotFiniteLeavesOneRowAndNoBest() {
    RangeTestResult result =
        RangeTest.run(trainable(rate -> Double.NaN), settings(9), SILENT, () -> false);

    assertEquals(StopReason.NOT_FINITE, result.stopReason());
    assertEquals(1, result.curve().size());
    assertEquals(-1, result.curve().bestIteration());
    assertTrue(Double.isNaN(result.curve().bestLoss()));
  }

  @Test
  void stopsBeforeTheNextIterationWhenCancelled() {
    List<Integer> seen = new ArrayList<>();
    RangeTestResult result =
        RangeTest.run(
            trainable(rate -> 1),
            settings(100),
            (iteration, iterations, rate, loss, best) -> seen.add(iteration),
            () -> seen.size() == 7);

    assertEquals(StopReason.INTERRUPTED, result.stopReason());
    assertEquals(7, result.curve().size());
  }

  @Test
  void tellsProgressEveryIterationAlsoTheLastOne() {
    List<String> told = new ArrayList<>();
    RangeTest.run(
        trainable(rate -> rate > 0.5 ? Double.NaN : 3),
        settings(3),
        (iteration, iterations, rate, loss, best) ->
            told.add(iteration + "/" + iterations + " " + loss + " " + best),
        () -> false);

    assertEquals(List.of("0/3 3.0 3.0", "1/3 3.0 3.0", "2/3 NaN 3.0"), told);
  }

  @Test
  void restoresTheModelAfterAnExceptionOfTheStepOrOfTheListener() {
    IllegalStateException failure = new IllegalStateException("out of order");
    Recorder model =
        new Recorder() {
          @Override
          public double step(int iteration, double learningRate) {
            if (iteration == 2) {
              throw failure;
            }
            return super.step(iteration, learningRate);
          }
        };
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> RangeTest.run(model, settings(5), SILENT, () -> false)));
    assertEquals(List.of("snapshot", "0", "1", "restore"), model.events);

    Recorder watched = new Recorder();
    assertThrows(
        IllegalStateException.class,
        () ->
            RangeTest.run(
                watched,
                settings(5),
                (iteration, iterations, rate, loss, best) -> {
                  throw failure;
                },
                () -> false));
    assertEquals(List.of("snapshot", "0", "restore"), watched.events);
  }

  @Test
  void settingsNameWhatIsWrong() {
    assertMessage("got 1.0 and 0.1", () -> ramp(1, 0.1, 10, 4));
    assertMessage("got 0.1 and 0.1", () -> ramp(0.1, 0.1, 10, 4));
    assertMessage("got 0.0 and 0.1", () -> ramp(0, 0.1, 10, 4));
    assertMessage("got NaN and 0.1", () -> ramp(Double.NaN, 0.1, 10, 4));
    assertMessage("got 0.1 and Infinity", () -> ramp(0.1, Double.POSITIVE_INFINITY, 10, 4));
    assertMessage("at least 1 iteration, got 0", () -> ramp(0.1, 1, 0, 4));
    assertMessage("got 0.5", () -> ramp(0.1, 1, 10, 0.5));
    assertMessage("got NaN", () -> ramp(0.1, 1, 10, Double.NaN));
    ramp(0.1, 1, 1, 0);
  }

  private static RangeTestSettings ramp(double start, double end, int iterations, double factor) {
    return new RangeTestSettings(start, end, Ramp.LINEAR, iterations, factor);
  }

  private static void assertMessage(String part, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"), message);
  }

  /** Loses 1 a step and remembers what was done to it. */
  private static class Recorder implements Trainable {
    final List<String> events = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();

    @Override
    public double step(int iteration, double learningRate) {
      events.add(Integer.toString(iteration));
      rates.add(learningRate);
      return 10 - iteration;
    }

    @Override
    public Snapshot snapshot() {
      events.add("snapshot");
      return () -> events.add("restore");
    }
  }
}
