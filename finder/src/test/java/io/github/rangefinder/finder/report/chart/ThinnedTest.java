package io.github.rangefinder.finder.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {
  @Test
  void aShortLineKeepsAllItsPoints() {
    assertArrayEquals(new int[] {0, 1, 2}, Thinned.of(new double[] {3, 1, 2}));
  }

  @Test
  void aLongLineKeepsItsEndsAndWhatStandsOut() {
    double[] values = IntStream.range(0, 1_000_003).mapToDouble(i -> Math.sin(i)).toArray();
    values[123_456] = 7;
    values[654_321] = -7;
    int[] places = Thinned.of(values);
    assertTrue(places.length <= 2002, () -> places.length + " points");
    assertEquals(0, places[0]);
    assertEquals(1_000_002, places[places.length - 1]);
    assertTrue(Arrays.stream(places).anyMatch(i -> i == 123_456));
    assertTrue(Arrays.stream(places).anyMatch(i -> i == 654_321));
    assertArrayEquals(Arrays.stream(places).sorted().distinct().toArray(), places);
  }
}
