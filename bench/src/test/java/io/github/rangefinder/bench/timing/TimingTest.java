package io.github.rangefinder.bench.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.bench.workload.ConvNet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void theMedianIsTheMiddle() {
    assertEquals(2, Quantile.MEDIAN.of(List.of(9.0, 1.0, 2.0)));
    assertEquals(3, Quantile.MEDIAN.of(List.of(9.0, 1.0, 2.0, 4.0)));
  }

  @Test
  void aTenthIsBelowTheFastestTenth() {
    List<Double> values = new ArrayList<>();
    for (int i = 20; i > 0; i--) {
      values.add((double) i);
    }
    assertEquals(3, Quantile.FASTEST_TENTH.of(values));
    assertEquals(7, Quantile.FASTEST_TENTH.of(List.of(7.0)));
  }

  @Test
  void aValueReachesTheOtherThreadAndComesBack() {
    try (CoreDistance distance = new CoreDistance()) {
      double nanos = distance.nanos();
      assertTrue(nanos > 1 && nanos < 1e7, () -> nanos + " ns");
    }
  }

  @Test
  void ratiosComeFromTheTimes() {
    double[] sgd = {50, 25};
    double[] adam = {55, 30};
    double gflop = ConvNet.stepFlop(ConvNet.BATCH) * 1e-9;
    double[] peaks = {40 * gflop, 50 * gflop};
    StepFigures figures = new StepFigures(peaks, sgd, adam, 32 * 0.3, 2000 * 0.25);
    assertEquals(20 * gflop, figures.stepGflops(1), 1e-9);
    assertEquals(0.5, figures.peakShare(1), 1e-12);
    assertEquals(0.8, figures.peakShare(2), 1e-12);
    assertEquals(2, figures.speedup());
    assertEquals(1.1, figures.adamOverSgd());
    assertEquals(1.5, figures.batchSpread(), 1e-12);
  }

  @Test
  void thingsTakeTurnsAndTheFirstOfATurnDoesNotCount() {
    List<String> order = new ArrayList<>();
    Alternation alternation = new Alternation();
    int slow = alternation.add(recorded("slow", order, 1000, 200));
    int fast = alternation.add(recorded("fast", order, 500, 100));
    alternation.run(2, round -> order.add("round " + round));
    List<String> turn = List.of("slow", "slow", "fast", "fast", "fast");
    assertEquals("round 0", order.get(0));
    assertEquals(turn, order.subList(1, 6));
    assertEquals("round 1", order.get(6));
    assertEquals(turn, order.subList(7, 12));
    assertEquals(200, alternation.millis(slow, Quantile.MEDIAN));
    assertEquals(100, alternation.millis(fast, Quantile.MEDIAN));
  }

  /** Says it took longer the first time in a turn. */
  private static Timed recorded(String name, List<String> order, double first, double others) {
    return () -> {
      boolean again = order.get(order.size() - 1).equals(name);
      order.add(name);
      return again ? others : first;
    };
  }

  @Test
  void allocationIsThatOfTheAction() {
    byte[][] keep = new byte[1][];
    double bytes = Allocation.bytesPerRun(() -> keep[0] = new byte[10_000], 100);
    assertTrue(bytes >= 10_000 && bytes < 12_000, bytes + " bytes");
    assertEquals(0, Allocation.bytesPerRun(() -> {}, 100), 50);
  }
}
