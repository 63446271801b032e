package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void isThePaceTimesTheRest() {
    TimeLeft timeLeft = new TimeLeft(0);
    assertTrue(Double.isNaN(timeLeft.seconds(1, 100, 2 * SECOND)), "one iteration tells nothing");
    for (int done = 2; done < 5; done++) {
      assertTrue(Double.isNaN(timeLeft.seconds(done, 100, done * 2 * SECOND)), "nor do a few");
    }
    for (int done = 5; done <= 100; done++) {
      assertEquals(2 * (100 - done), timeLeft.seconds(done, 100, done * 2 * SECOND), 1e-9);
    }
  }

  @Test
  void forgetsASlowStart() {
    TimeLeft timeLeft = new TimeLeft(0);
    assertTrue(Double.isNaN(timeLeft.seconds(1, 100, 30 * SECOND)), "nor does a slow one");
    for (int done = 2; done < 9; done++) {
      assertTrue(Double.isNaN(timeLeft.seconds(done, 100, (30 + done - 1) * SECOND)), "nor a few");
    }
    for (int done = 9; done <= 100; done++) {
      assertEquals(100 - done, timeLeft.seconds(done, 100, (30 + done - 1) * SECOND), 1e-9);
    }
  }

  /** As short runs go: a second for each of the first steps, two hundredths in the end. */
  @Test
  void whatIsSaidFirstIsOfTheRightSize() {
    TimeLeft timeLeft = new TimeLeft(0);
    long now = 0;
    int iterations = 400;
    for (int done = 1; done <= iterations; done++) {
      now += (long) (SECOND * Math.max(0.02, 1.2 / done));
      double left = timeLeft.seconds(done, iterations, now);
      if (!Double.isNaN(left)) {
        double truth = truth(done, iterations);
        assertTrue(left < 6 * truth, "after " + done + ": " + left + " instead of " + truth);
        return;
      }
    }
    fail("nothing is said");
  }

  private static double truth(int done, int iterations) {
    double left = 0;
    for (int i = done + 1; i <= iterations; i++) {
      left += Math.max(0.02, 1.2 / i);
    }
    return left;
  }
}
