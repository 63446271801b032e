package io.github.rangefinder.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The schedules against the definitions and the worked examples in PyTorch's and Keras's
 * documentation, at their first, last and boundary steps.
 */
class ScheduleTest {
  private static final double TINY = 1e-15;

  private static void assertValues(Schedule schedule, double... expected) {
    for (int step = 0; step < expected.length; step++) {
      assertEquals(expected[step], schedule.at(step), 1e-9 * expected[step], "step " + step);
    }
  }

  @Test
  void constantNeverChanges() {
    assertValues(new Constant(0.3), 0.3, 0.3, 0.3);
    assertEquals(0.3, new Constant(0.3).at(Integer.MAX_VALUE));
  }

  /** The example of torch.optim.lr_scheduler.LinearLR: base 0.05, start_factor 0.5 … backwards. */
  @Test
  void linearDecayFallsEvenlyAndStays() {
    Schedule decay = new LinearDecay(0.05, 0.025, 4);
    assertValues(decay, 0.05, 0.04375, 0.0375, 0.03125, 0.025, 0.025);
    assertEquals(0.025, decay.at(4));
    assertEquals(0.025, decay.at(Integer.MAX_VALUE));
  }

  /** The example of torch.optim.lr_scheduler.StepLR: 0.05, then 0.005 from 30, 0.0005 from 60. */
  @Test
  void stepDecayFallsAtTheBoundary() {
    Schedule decay = new StepDecay(0.05, 0.1, 30);
    assertEquals(0.05, decay.at(0));
    assertEquals(0.05, decay.at(29));
    assertEquals(0.005, decay.at(30), TINY);
    assertEquals(0.005, decay.at(59), TINY);
    assertEquals(0.0005, decay.at(60), TINY);
    assertEquals(0, decay.at(Integer.MAX_VALUE));
  }

  /** The example of keras.optimizers.schedules.ExponentialDecay: 0.96 every 100,000 steps. */
  @Test
  void exponentialDecayFallsByItsFactor() {
    Schedule decay = new ExponentialDecay(0.1, 0.96, 100_000);
    assertEquals(0.1, decay.at(0));
    assertEquals(0.1 * Math.sqrt(0.96), decay.at(50_000), TINY);
    assertEquals(0.096, decay.at(100_000), TINY);
    assertEquals(0.1 * 0.96 * 0.96, decay.at(200_000), TINY);
    assertValues(new ExponentialDecay(0.05, 0.1, 1), 0.05, 0.005, 0.0005, 0.00005);
  }

  /** keras.optimizers.schedules.InverseTimeDecay: initial / (1 + rate step / decay_steps). */
  @Test
  void timeBasedDecayHalvesAfterItsFirstSteps() {
    Schedule decay = new TimeBasedDecay(0.1, 0.5, 1);
    assertValues(decay, 0.1, 0.1 / 1.5, 0.05, 0.04);
    assertEquals(0.05, new TimeBasedDecay(0.1, 1, 1000).at(1000), TINY);
    assertTrue(decay.at(Integer.MAX_VALUE) > 0);
  }

  /** keras.optimizers.schedules.PolynomialDecay: its example falls from 0.1 to 0.01, power 0.5. */
  @Test
  void polynomialDecayReachesItsEnd() {
    Schedule decay = new PolynomialDecay(0.1, 0.01, 0.5, 10_000);
    assertEquals(0.1, decay.at(0));
    assertEquals(0.09 * Math.sqrt(0.5) + 0.01, decay.at(5000), TINY);
    assertEquals(0.09 * 0.01 + 0.01, decay.at(9999), TINY);
    assertEquals(0.01, decay.at(10_000));
    assertEquals(0.01, decay.at(10_001));
    // torch.optim.lr_scheduler.PolynomialLR's example: base 0.05, total_iters 4, power 1
    assertValues(new PolynomialDecay(0.05, 0, 1, 4), 0.05, 0.0375, 0.025, 0.0125, 0, 0);
  }

  /** torch.optim.lr_scheduler.CosineAnnealingWarmRestarts with T_0 = 4, T_mult = 2. */
  @Test
  void cosineStartsAgainFromTheTop() {
    Schedule cosine = new CosineRestarts(0.1, 0.01, 4, 2);
    double quarter = 0.01 + 0.09 * (1 + Math.cos(Math.PI / 4)) / 2;
    double threeQuarters = 0.01 + 0.09 * (1 + Math.cos(3 * Math.PI / 4)) / 2;
    assertValues(cosine, 0.1, quarter, 0.055, threeQuarters, 0.1);
    assertEquals(quarter, cosine.at(6), TINY);
    assertEquals(0.055, cosine.at(8), TINY);
    assertTrue(cosine.at(11) < 0.014);
    assertEquals(0.1, cosine.at(12), "the third cycle begins after 4 + 8 steps");
    assertEquals(0.055, cosine.at(12 + 8), TINY);
    assertEquals(0.1, cosine.at(12 + 16));

    Schedule even = new CosineRestarts(0.1, 0, 5, 1);
    assertEquals(0.1, even.at(5));
    assertEquals(even.at(4), even.at(1_000_004), TINY);
  }

  /** LinearLR(start_factor=0.25, total_iters=3), then StepLR, in a SequentialLR at milestone 3. */
  @Test
  void warmUpGoesBeforeAnotherSchedule() {
    Schedule schedule = new WarmUp(0.25, 3, new StepDecay(0.08, 0.5, 2));
    assertValues(schedule, 0.02, 0.04, 0.06, 0.08, 0.08, 0.04, 0.04, 0.02);
    assertEquals(0, new WarmUp(0, 1, new Constant(1)).at(0));
    assertEquals(1, new WarmUp(0, 1, new Constant(1)).at(1));
  }

  /** Smith's formula: cycle = ⌊1 + i/2s⌋, x = |i/s - 2 cycle + 1|, min + (max - min) (1 - x). */
  @Test
  void cyclicalSchedulesFollowSmith() {
    double gamma = 0.99;
    int half = 3;
    Schedule triangular = new Triangular(0.01, 0.07, half);
    Schedule triangular2 = new Triangular2(0.01, 0.07, half);
    Schedule expRange = new ExpRange(0.01, 0.07, half, gamma);
    for (int i = 0; i < 40; i++) {
      double cycle = Math.floor(1 + i / (2.0 * half));
      double x = Math.abs(i / (double) half - 2 * cycle + 1);
      double height = 0.06 * Math.max(0, 1 - x);
      assertEquals(0.01 + height, triangular.at(i), TINY, "step " + i);
      assertEquals(0.01 + height / Math.pow(2, cycle - 1), triangular2.at(i), TINY, "step " + i);
      assertEquals(0.01 + height * Math.pow(gamma, i), expRange.at(i), TINY, "step " + i);
    }
    assertEquals(0.07, triangular.at(3), "the upper bound is reached exactly");
    assertEquals(0.01, triangular.at(6), "and so is the lower one");
    assertEquals(0.04, triangular2.at(9), TINY);
    int late = Integer.MAX_VALUE;
    for (Schedule schedule : List.of(triangular, triangular2, expRange)) {
      assertTrue(schedule.at(late) >= 0.01 && schedule.at(late) <= 0.07, schedule.toString());
    }
  }

  /** torch.optim.lr_scheduler.OneCycleLR(max_lr=0.1, total_steps=10) with its defaults. */
  @Test
  void oneCycleRisesOnceAndFallsToAlmostNothing() {
    Schedule rate = new OneCycle(0.1, 25, 1e4, 0.3, 10);
    assertEquals(0.1 / 25, rate.at(0), TINY);
    assertEquals((0.1 / 25 + 0.1) / 2, rate.at(1), TINY);
    assertEquals(0.1, rate.at(2), TINY);
    double end = 0.1 / 25 / 1e4;
    assertEquals(end + (0.1 - end) * (1 + Math.cos(Math.PI / 7)) / 2, rate.at(3), TINY);
    assertEquals(end, rate.at(9));
    assertEquals(end, rate.at(10));

    Schedule momentum = new OneCycleMomentum(0.95, 0.85, 0.3, 10);
    assertEquals(0.95, momentum.at(0));
    assertEquals(0.90, momentum.at(1), TINY);
    assertEquals(0.85, momentum.at(2));
    assertEquals(0.95 - 0.1 * (1 + Math.cos(Math.PI / 7)) / 2, momentum.at(3), TINY);
    assertEquals(0.95, momentum.at(9));
  }

  @Test
  void oneCycleTurnsBetweenStepsAndFitsAnyLength() {
    Schedule between = new OneCycle(0.1, 25, 1e4, 0.25, 10);
    double turn = 0.25 * 10 - 1;
    double start = 0.1 / 25;
    double rising = 0.1 + (start - 0.1) * (1 + Math.cos(Math.PI * 1 / turn)) / 2;
    assertEquals(rising, between.at(1), TINY);
    for (int steps = 1; steps <= 20; steps++) {
      for (double rise : new double[] {0, 0.3, 0.5, 1}) {
        OneCycle rate = new OneCycle(0.1, 25, 1e4, rise, steps);
        for (int step = 0; step < steps; step++) {
          assertTrue(rate.at(step) > 0 && rate.at(step) <= 0.1, rate + " at " + step);
        }
        assertEquals(0.1 / 25 / 1e4, rate.at(steps - 1), TINY, rate.toString());
      }
    }
  }

  @Test
  void impossibleValuesAreNamed() {
    assertRefused("a constant learning rate must be above 0, got 0.0", () -> new Constant(0));
    assertRefused(
        "a decay's end must be between 0 and 0.1, got 0.2", () -> new LinearDecay(0.1, 0.2, 5));
    assertRefused("a decay's steps must be at least 1, got 0", () -> new LinearDecay(0.1, 0, 0));
    assertRefused(
        "a step decay's factor must be between 0 and 1, got 1.5", () -> new StepDecay(1, 1.5, 1));
    assertRefused(
        "an exponential decay's factor must be above 0, got 0.0",
        () -> new ExponentialDecay(1, 0, 1));
    assertRefused(
        "a time-based decay's rate must be above 0, got NaN",
        () -> new TimeBasedDecay(1, Double.NaN, 1));
    assertRefused(
        "a polynomial decay's power must be above 0, got -1.0",
        () -> new PolynomialDecay(1, 0, -1, 1));
    assertRefused(
        "a cycle's growth must be at least 1, got 0", () -> new CosineRestarts(1, 0, 5, 0));
    assertRefused(
        "a warm-up's first share must be between 0 and 1, got 2.0",
        () -> new WarmUp(2, 5, new Constant(1)));
    assertRefused(
        "a cycle's lower bound must be between 0 and 1.0, got 2.0", () -> new Triangular(2, 1, 5));
    assertRefused("gamma must be between 0 and 1, got 1.1", () -> new ExpRange(0, 1, 5, 1.1));
    assertRefused(
        "one-cycle's divisor must be at least 1, got 0.5", () -> new OneCycle(1, 0.5, 1, 0.3, 5));
    assertRefused(
        "one-cycle's high momentum must be at least 0 and below 1, got 1.0",
        () -> new OneCycleMomentum(1, 0.5, 0.3, 5));
  }

  private static void assertRefused(String message, Executable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
  }
}
