package io.github.rangefinder.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RampTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 100, 1200, 60000})
  void bothEndsAreReachedExactlyAndEveryStepRises(int steps) {
    double start = 1.1e-7;
    double end = 0.3;
    for (Schedule ramp :
        new Schedule[] {
          new ExponentialRamp(start, end, steps), new LinearRamp(start, end, steps)
        }) {
      assertEquals(start, ramp.at(0));
      assertEquals(end, ramp.at(steps - 1));
      assertEquals(end, ramp.at(steps + 5), "stays at the end");
      for (int step = 1; step < steps; step++) {
        assertTrue(ramp.at(step) > ramp.at(step - 1), ramp + " at " + step);
      }
    }
  }

  @Test
  void exponentialMultipliesByTheSameFactor() {
    Schedule ramp = new ExponentialRamp(1e-4, 1, 5);
    double[] expected = {1e-4, 1e-3, 1e-2, 1e-1, 1};
    for (int step = 0; step < 5; step++) {
      assertEquals(expected[step], ramp.at(step), 1e-15);
    }
  }

  @Test
  void endsWhoseQuotientIsNoDoubleAreFine() {
    assertEquals(1e-155, new ExponentialRamp(1e-310, 1, 3).at(1), 1e-168);
    assertEquals(1, new ExponentialRamp(1e-300, 1e300, 3).at(1), 1e-12);
    assertEquals(1, new ExponentialRamp(1e300, 1e-300, 3).at(1), 1e-12);
  }

  @Test
  void linearAddsTheSameAmount() {
    Schedule ramp = new LinearRamp(1, 3, 5);
    for (int step = 0; step < 5; step++) {
      assertEquals(1 + 0.5 * step, ramp.at(step), 1e-15);
    }
  }

  @Test
  void oneStepIsTheStart() {
    assertEquals(0.1, new ExponentialRamp(0.1, 1, 1).at(0));
    assertEquals(0.1, new LinearRamp(0.1, 1, 1).at(0));
  }

  @Test
  void impossibleEndsAndLengthsAreNamed() {
    assertMessage("got 0.0 and 1.0", () -> new ExponentialRamp(0, 1, 5));
    assertMessage("got 1.0 and Infinity", () -> new LinearRamp(1, Double.POSITIVE_INFINITY, 5));
    assertMessage("got NaN and 1.0", () -> new LinearRamp(Double.NaN, 1, 5));
    assertMessage("got 0", () -> new ExponentialRamp(0.1, 1, 0));
  }

  private static void assertMessage(String part, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
