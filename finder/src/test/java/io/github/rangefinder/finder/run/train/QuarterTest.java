package io.github.rangefinder.finder.run.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuarterTest {
  private static final int RACED = 4;

  @Test
  void testAndRaceHoldItInEveryTrainingOf40IterationsOrMore() {
    for (int iterations = 40; iterations < 20_000; iterations++) {
      Quarter quarter = Quarter.of(iterations);
      int test = quarter.ofTest(RACED);
      for (int done : new int[] {test, test / 2, 1}) { // it may blow up
        int all = done + RACED * quarter.ofTraining(done, RACED);
        assertTrue(4 * all <= iterations, iterations + ": " + all);
      }
      assertFalse(quarter.isTooFewFor(test));
    }
  }

  @Test
  void shorterTrainingsHaveTheShortestTest() {
    for (int iterations = 1; iterations < 40; iterations++) {
      Quarter quarter = Quarter.of(iterations);
      assertEquals(10, quarter.ofTest(RACED));
      assertTrue(quarter.isTooFewFor(10));
      assertEquals(0, quarter.ofTraining(10, RACED));
    }
  }

  @Test
  void longOnesLeaveTheRaceTheRest() {
    Quarter quarter = Quarter.of(1200);
    assertEquals(100, quarter.ofTest(RACED));
    assertEquals(50, quarter.ofTraining(100, RACED));
  }
}
