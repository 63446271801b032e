package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.noisy;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.settings;
import static io.github.rangefinder.finder.rangetest.SyntheticLosses.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopRuleTest {
  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1200})
  void theCurveItselfShowsWhyItStopped(int iterations) {
    for (long seed = 0; seed < 20; seed++) {
      DoubleUnaryOperator adam = noisy(SyntheticLosses.adam(), 0.08, seed);
      RangeTestResult result = test(adam, settings(iterations));
      RangeCurve curve = result.curve();
      int last = curve.size() - 1;

      assertEquals(StopReason.DIVERGED, result.stopReason());
      assertTrue(curve.smoothedLoss(last) > 4 * curve.bestLoss(), "over the bound at the end");
      assertTrue(curve.learningRate(last) > 2e-3, "not before " + curve.learningRate(last));
      assertTrue(curve.learningRate(last) < 3e-2, "not after " + curve.learningRate(last));
    }
  }

  @Test
  void aSteepFallIsNoDivergence() {
    for (int iterations : new int[] {20, 100, 1200}) {
      DoubleUnaryOperator cliff = rate -> rate < 0.01 ? 2.3 : 0.002;
      assertEquals(StopReason.COMPLETED, test(cliff, settings(iterations)).stopReason());
    }
  }

  @Test
  void oneBadBatchIsNoDivergence() {
    int[] step = {0};
    RangeTestResult result = test(rate -> step[0]++ == 600 ? 20 : 1, settings(1200));
    assertEquals(StopReason.COMPLETED, result.stopReason());
  }

  @Test
  void theFirstFewLossesNeverCount() {
    int[] step = {0};
    RangeTestResult result = test(rate -> step[0]++ == 0 ? 0.01 : 1, settings(1200));
    assertEquals(StopReason.COMPLETED, result.stopReason());
  }

  @Test
  void aFactorOfZeroNeverStops() {
    RangeTestSettings never = new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, 100, 0);
    RangeTestResult result = test(rate -> 1 + 1e6 * rate, never);
    assertEquals(StopReason.COMPLETED, result.stopReason());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, -50})
  void worksForLossesThatReachZeroOrBelow(double floor) {
    DoubleUnaryOperator loss =
        rate -> floor + Math.max(0, 2 - 1000 * rate) + Math.max(0, 40 * (rate - 0.1));
    RangeTestResult result = test(loss, settings(100));

    assertEquals(StopReason.DIVERGED, result.stopReason());
    double last = result.curve().learningRate(result.curve().size() - 1);
    assertTrue(last > 0.1 && last < 0.5, "stopped at " + last);
  }

  @Test
  void aNegativeLossThatOnlyFallsNeverDiverges() {
    assertEquals(StopReason.COMPLETED, test(rate -> -rate, settings(100)).stopReason());
  }

  @Test
  void aLossThatComesDownToNothingHasNotDiverged() {
    // between 1e-10 and 1e-7 from 0.01 on, which is a thousand times and nothing
    int[] step = {0};
    RangeTestResult result =
        test(
            rate -> rate < 0.01 ? 1 - 99 * rate : Math.pow(10, -10 + step[0]++ % 4), settings(200));
    assertEquals(StopReason.COMPLETED, result.stopReason());
  }

  @Test
  void oneThatWasNextToNothingAndRisesHas() {
    RangeTestResult result =
        test(rate -> rate < 0.01 ? 1 - 99.999 * rate : rate < 0.1 ? 1e-9 : 2, settings(200));
    assertEquals(StopReason.DIVERGED, result.stopReason());
  }

  @Test
  void aTestGoesOnUntilItsRiseIsSeen() {
    // four times the lowest loss is reached at 0.0108, three fifths of the rise at 0.0159
    for (int iterations : new int[] {100, 300, 1200}) {
      RangeTestResult result = test(SyntheticLosses.adam(), settings(iterations));
      double last = result.curve().learningRate(result.curve().size() - 1);

      assertEquals(StopReason.DIVERGED, result.stopReason());
      assertTrue(last > 0.0152 && last < 0.0195, "stopped at " + last);
    }
  }

  @Test
  void aSlowRiseIsNotFollowedForLong() {
    // down to 0.01, and from 0.1 on up by three tenths of the fall
    DoubleUnaryOperator slow = rate -> 0.01 + Math.max(0, 1 - 500 * rate) + (rate < 0.1 ? 0 : 0.3);
    RangeTestResult result = test(slow, settings(300));
    double last = result.curve().learningRate(result.curve().size() - 1);

    assertEquals(StopReason.DIVERGED, result.stopReason());
    double iterations = 299 * Math.log10(last / 0.1) / 4;
    assertTrue(iterations > 20 && iterations < 27, "3 bandwidths of 6.7, not " + iterations);
  }

  @Test
  void oneThatIsOverAtTheEndOfTheRampHasDiverged() {
    DoubleUnaryOperator late = rate -> rate < 0.8 ? 0.1 + Math.max(0, 1 - 500 * rate) : 0.55;
    RangeTestResult result = test(late, settings(300));

    assertEquals(300, result.curve().size());
    assertEquals(StopReason.DIVERGED, result.stopReason());
  }

  @Test
  void aRecordedCurveThatEndsOverTheBoundHasDiverged() {
    double[] rates = new double[200];
    double[] losses = new double[200];
    for (int i = 0; i < 200; i++) {
      rates[i] = 1e-4 * Math.pow(10, i / 60.0);
      losses[i] = i < 190 ? 0.05 + Math.max(0, 1 - i / 60.0) : 0.05 * (i - 188);
    }

    assertEquals(StopReason.DIVERGED, new Replay(rates, losses).result().stopReason());
  }
}
