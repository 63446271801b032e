package io.github.rangefinder.bench.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void the_median_is_the_middle() {
    assertEquals(2, Median.of(List.of(9.0, 1.0, 2.0)));
    assertEquals(3, Median.of(List.of(9.0, 1.0, 2.0, 4.0)));
  }

  @Test
  void things_take_turns_and_the_first_of_a_turn_does_not_count() {
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
    assertEquals(200, alternation.median(slow));
    assertEquals(100, alternation.median(fast));
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
  void allocation_is_that_of_the_action() {
    byte[][] keep = new byte[1][];
    double bytes = Allocation.bytesPerRun(() -> keep[0] = new byte[10_000], 100);
    assertTrue(bytes >= 10_000 && bytes < 12_000, bytes + " bytes");
    assertEquals(0, Allocation.bytesPerRun(() -> {}, 100), 50);
  }
}
