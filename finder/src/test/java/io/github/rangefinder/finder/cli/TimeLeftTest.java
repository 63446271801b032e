package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void isThePaceTimesTheRest() {
    TimeLeft timeLeft = new TimeLeft(0);
    assertTrue(Double.isNaN(timeLeft.seconds(1, 100, 2 * SECOND)), "one iteration tells nothing");
    for (int done = 2; done <= 100; done++) {
      assertEquals(2 * (100 - done), timeLeft.seconds(done, 100, done * 2 * SECOND), 1e-9);
    }
  }

  @Test
  void forgetsASlowStart() {
    TimeLeft timeLeft = new TimeLeft(0);
    assertTrue(Double.isNaN(timeLeft.seconds(1, 100, 30 * SECOND)), "nor does a slow one");
    for (int done = 2; done <= 100; done++) {
      assertEquals(100 - done, timeLeft.seconds(done, 100, (30 + done - 1) * SECOND), 1e-9);
    }
  }
}
