package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LagFreeWatchTest {
  /** So many that three losses make one mean. */
  private static final int LONG = 25_000;

  @Test
  void smoothsEachLossOfATestThatIsNotLong() {
    LagFreeWatch watch = new LagFreeWatch(10_000, 4);
    LocalLinearRegression line = LocalLinearRegression.forIterations(10_000);
    for (int i = 0; i < 300; i++) {
      watch.add(Math.sin(i), 1);
      line.add(Math.sin(i), 1);
    }
    assertArrayEquals(line.values(300), watch.smoothed());
    assertEquals(line.lowest(), watch.lowest());
  }

  @Test
  void goesStraightFromMeanToMeanInALongOne() {
    LagFreeWatch watch = new LagFreeWatch(LONG, 4);
    for (int i = 0; i < 3000; i++) {
      watch.add(5 - i / 1000.0);
    }
    double[] smoothed = watch.smoothed();
    assertEquals(3000, smoothed.length);
    for (int i = 1; i < 2999; i++) { // up to the middle of the first and the last mean
      assertEquals(5 - i / 1000.0, smoothed[i], 1e-9, "at " + i);
    }
    assertEquals(smoothed[1], smoothed[0], 1e-12);
    assertEquals(smoothed[2998], smoothed[2999], 1e-12);
  }

  @Test
  void letsTheLastFewCountThatMakeNoMeanYet() {
    LagFreeWatch watch = new LagFreeWatch(LONG, 4);
    watch.add(2, 1);
    watch.add(5, 0.5);
    assertEquals(3, watch.lowest());
    assertArrayEquals(new double[] {3, 3}, watch.smoothed());
    watch.add(3, 1);
    watch.add(7, 1);
    assertEquals(4, watch.smoothed().length);
    assertTrue(watch.smoothed()[3] > watch.smoothed()[0]);
  }

  @Test
  void stopsALongTestWhereItDiverges() {
    LagFreeWatch watch = new LagFreeWatch(LONG, 4);
    int last = 0;
    while (watch.add(last < 20_000 ? 3 - last / 10_000.0 : 1 + (last - 20_000) / 100.0)
        == StopReason.COMPLETED) {
      last++;
    }
    assertTrue(last > 20_290 && last < 20_600, "stopped at " + last);
  }

  @Test
  void endsALongTestAtALossThatIsNotFinite() {
    LagFreeWatch watch = new LagFreeWatch(LONG, 4);
    watch.add(1);
    assertEquals(StopReason.NOT_FINITE, watch.add(Double.NaN));
    assertArrayEquals(new double[] {1, Double.NaN}, watch.smoothed());
  }

  @Test
  void takesNoLongerForWhatIsOnlyPlanned() {
    LagFreeWatch watch = new LagFreeWatch(Integer.MAX_VALUE, 4);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), // a window of 8 million losses would take hours
        () -> {
          for (int i = 0; i < 200_000; i++) {
            watch.add(1 + 1.0 / (i + 1));
          }
        });
    assertEquals(200_000, watch.smoothed().length);
  }
}
