package io.github.rangefinder.finder.rangetest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RunningWatchTest {
  @Test
  void leavesThePowerOutOnlyWhereItChangesNoBit() {
    for (int n = 1; n <= 4000; n++) {
      double average = 0.1 + n / 7.0;
      assertEquals(
          average / (1 - StrictMath.pow(0.98, n)), RunningWatch.unbiased(average, n), "n = " + n);
    }
  }
}
