package io.github.rangefinder.finder.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TruthTest {
  private static final double BEFORE = 2;

  /** In no order, with one that failed and one that ended worse than it began. */
  private final Truth truth =
      new Truth(
          BEFORE,
          List.of(
              new Outcome(0.1, 0.4, 0.9),
              new Outcome(10, Double.NaN, Double.NaN),
              new Outcome(0.01, 1.6, 0.5),
              new Outcome(1, 7, 0.1)));

  private double regret(double learningRate) {
    return truth.regret(OptionalDouble.of(learningRate));
  }

  @Test
  void theGridHasFourLearningRatesADecadeAndBothEnds() {
    assertArrayEquals(
        new double[] {0.1, 0.1778279410038923, 0.31622776601683794, 0.5623413251903491, 1},
        Truth.grid(0.1, 1),
        1e-15);
    assertEquals(25, Truth.grid(1e-5, 10).length);
  }

  @Test
  void theBestIsTheOneWithTheLowestLoss() {
    assertEquals(0.1, truth.best().learningRate());
    assertEquals(1, regret(0.1));
  }

  @Test
  void aTrainingThatFailedOrMadeItWorseCountsWithTheLossBefore() {
    assertEquals(BEFORE / 0.4, regret(1), 1e-12);
    assertEquals(BEFORE / 0.4, regret(10), 1e-12);
    assertEquals(BEFORE / 0.4, truth.regret(OptionalDouble.empty()), 1e-12);
  }

  @Test
  void betweenTwoLearningRatesTheLossIsReadOffBetweenTheLogarithms() {
    assertEquals(Math.sqrt(1.6 * 0.4) / 0.4, regret(Math.sqrt(0.01 * 0.1)), 1e-12);
  }

  @Test
  void outsideOfTheGridTheNearestEndCounts() {
    assertEquals(4, regret(1e-9), 1e-12);
    assertEquals(BEFORE / 0.4, regret(1e9), 1e-12);
  }

  @Test
  void aTruthNeedsTrainingsAndAFiniteLossBeforeThem() {
    assertThrows(IllegalArgumentException.class, () -> new Truth(BEFORE, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Truth(Double.NaN, List.of(new Outcome(1, 1, 1))));
  }
}
