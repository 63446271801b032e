package io.github.rangefinder.finder.rangetest.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Trainable;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.rule.GoldenLosses;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {
  private static final TestLength EPOCH = TestLength.ofEpochs(1, 100, 100);
  private static final TestLength HUNDRED = TestLength.ofIterations(100, 100);

  /** The golden table, run: all but the tool's ends of the ramp are its defaults. */
  @ParameterizedTest
  @CsvSource({
    "KERAS, 96, DIVERGED, 4.466835921509624, 1.761831094698688, 3.548133892335752e-2",
    "FASTAI, 100, COMPLETED, 8.511380382023763, 2.2118213857422298, 9.7723722095581e-3",
    "TORCH, 100, COMPLETED, 10, 2.1760528032919324, 2.0565123083486504e-2",
    "LIGHTNING, 100, COMPLETED, 10, 2.1875425092004472, 2.2908676527677724e-3",
    "IGNITE, 100, COMPLETED, 10, 2.1760528032919324, 2.1877616239495523e-2",
  })
  void goldenRun(
      Preset preset, int recorded, StopReason reason, double last, double s50, double suggestion) {
    RangeTestResult result = run(preset, EPOCH, GoldenLosses::at);
    RangeCurve curve = result.curve();

    assertEquals(recorded, curve.size());
    assertEquals(reason, result.stopReason());
    assertEquals(last, curve.learningRate(recorded - 1), 1e-9 * last);
    assertEquals(GoldenLosses.at(50), curve.loss(50));
    assertEquals(s50, curve.smoothedLoss(50), 1e-9 * s50);
    assertEquals(suggestion, suggested(preset, EPOCH, curve).orElseThrow(), 1e-9 * suggestion);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 64, 938, 1.009872780545, 0.99510",
    "1, 512, 118, 1.081766014762, 0.98537",
    "5, 512, 590, 1.015843173958, 1.04932"
  })
  void kerasCountsTheBatchesAsARealNumber(
      int epochs, double batchSize, int steps, double multiplier, double last) {
    TestLength length = TestLength.ofEpochs(epochs, steps, 60000 / batchSize);
    Schedule schedule = new Ladder(1e-4, 1, Ramp.EXPONENTIAL, k -> Preset.KERAS.share(k, length));
    assertEquals(multiplier, schedule.at(1) / schedule.at(0), 1e-11);
    assertEquals(last, schedule.at(steps - 1), 1e-5);
  }

  @Test
  void kerasSparesSixBatchesOfEveryEpoch() {
    IntToDoubleFunction early = k -> k < 3 ? Double.NaN : 1;
    assertEquals(100, run(Preset.KERAS, EPOCH, early).curve().size(), "NaN among the spared");
    assertEquals(7, run(Preset.KERAS, EPOCH, k -> Double.NaN).curve().size());

    TestLength tenEpochs = TestLength.ofEpochs(10, 100, 10);
    IntToDoubleFunction spike = k -> k == 23 ? 100 : 1;
    assertEquals(100, run(Preset.KERAS, tenEpochs, spike).curve().size(), "batch 3 of epoch 2");
    assertEquals(24, run(Preset.KERAS, EPOCH, spike).curve().size(), "batch 23 of the only epoch");
  }

  @Test
  void kerasStopsAtNaNAndTheOthersGoOn() {
    IntToDoubleFunction broken = k -> k == 50 ? Double.NaN : 2 - 0.01 * k;
    for (Preset preset : Preset.values()) {
      RangeTestResult result = run(preset, EPOCH, broken);
      RangeCurve curve = result.curve();
      boolean keras = preset == Preset.KERAS;

      assertEquals(keras ? StopReason.NOT_FINITE : StopReason.COMPLETED, result.stopReason());
      assertEquals(keras ? 51 : 100, curve.size());
      assertTrue(Double.isNaN(curve.smoothedLoss(50)));
      assertTrue(Double.isNaN(curve.smoothedLoss(curve.size() - 1)));
      assertTrue(Double.isFinite(curve.bestLoss()));
    }
  }

  @Test
  void fastaiNeverReachesTheEndAndRunsSixIterationsAtLeast() {
    RangeCurve curve = run(Preset.FASTAI, TestLength.ofIterations(3, 100), k -> 1).curve();
    assertEquals(6, curve.size());
    assertEquals(1e-6, curve.learningRate(0), 1e-18);
    assertEquals(1e-6 * Math.pow(1e7, 5.0 / 6), curve.learningRate(5), 1e-9);
  }

  @Test
  void lightningsFirstStepIsTwiceAsLong() {
    RangeCurve curve = run(Preset.LIGHTNING, HUNDRED, k -> 1).curve();
    double first = curve.learningRate(1) / curve.learningRate(0);
    double second = curve.learningRate(2) / curve.learningRate(1);
    assertEquals(second * second, first, 1e-12);
    assertEquals(0.505, curve.smoothedLoss(0), 1e-3);
  }

  @Test
  void igniteRunsOneMoreWhereTheBatchesGoOn() {
    RangeCurve curve = run(Preset.IGNITE, HUNDRED, k -> 1).curve();
    assertEquals(101, curve.size());
    assertEquals(1e-6 * Math.pow(1e7, 0.01), curve.learningRate(0), 1e-15);
    assertEquals(10, curve.learningRate(99), 1e-12);
    assertEquals(10 * Math.pow(1e7, 0.01), curve.learningRate(100), 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void aLinearRampHasTheSameShares(Preset preset) {
    RangeTestSettings settings =
        new RangeTestSettings(
            1,
            3,
            Ramp.LINEAR,
            100,
            0,
            new PresetProtocol(preset, TestLength.ofEpochs(1, 100, 100)));
    double step = settings.schedule().at(51) - settings.schedule().at(50);
    assertEquals(preset == Preset.TORCH ? 2.0 / 99 : 2.0 / 100, step, 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void aSingleIterationIsATestToo(Preset preset) {
    RangeCurve curve = run(preset, TestLength.ofIterations(1, 1), k -> 1).curve();
    assertTrue(Double.isFinite(curve.learningRate(0)), "learning rate " + curve.learningRate(0));
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerFollowsTheStopFactorInForce(Preset preset) {
    PresetProtocol protocol = new PresetProtocol(preset, EPOCH);
    List<Rule> rules = protocol.rules(123, 20);
    assertTrue(rules.contains(preset.rule(123, EPOCH, 20)), rules.toString());
    assertEquals(1, rules.stream().filter(rule -> rule.name().equals(preset.ruleName())).count());
  }

  @Test
  void theAnswerIsTheToolsAndSaysWhatOursIs() {
    Suggestion ours = new Suggestion(OptionalDouble.of(0.0071), Verdict.RELIABLE, "Steep.");
    Suggestion one = PresetAnswer.of(Preset.TORCH, List.of(OptionalDouble.of(0.02)), ours);
    assertEquals(OptionalDouble.of(0.02), one.learningRate());
    assertEquals(Verdict.UNCERTAIN, one.verdict());
    assertEquals(
        "The answer of torch-lr-finder; it does not ask how noisy the curve is. Our own rule says"
            + " 7.1e-3 (reliable).",
        one.reason());

    Suggestion three =
        PresetAnswer.of(
            Preset.TORCH,
            List.of(OptionalDouble.of(0.01), OptionalDouble.of(0.02), OptionalDouble.of(0.04)),
            ours);
    assertEquals(0.02, three.learningRate().orElseThrow(), 1e-12);
    assertTrue(three.reason().contains("median of 3 repeats that spread by"), three.reason());
  }

  @Test
  void whereTheToolSaysNothingThereIsNoAnswer() {
    Suggestion ours = new Suggestion(OptionalDouble.empty(), Verdict.NONE, "It only rises.");
    Suggestion none =
        PresetAnswer.of(Preset.IGNITE, List.of(OptionalDouble.empty(), OptionalDouble.of(1)), ours);
    assertEquals(Verdict.NONE, none.verdict());
    assertEquals(
        "ignite suggests nothing here. Our own rule says nothing: It only rises.", none.reason());
  }

  private static RangeTestResult run(Preset preset, TestLength length, IntToDoubleFunction loss) {
    PresetProtocol protocol = new PresetProtocol(preset, length);
    Trainable openLoop =
        new Trainable() {
          @Override
          public double step(int iteration, double learningRate) {
            return loss.applyAsDouble(iteration);
          }

          @Override
          public Snapshot snapshot() {
            return () -> {};
          }
        };
    return RangeTest.run(
        openLoop,
        new RangeTestSettings(
            GoldenLosses.START,
            GoldenLosses.END,
            Ramp.EXPONENTIAL,
            protocol.iterations(),
            preset.defaults().stopFactor(),
            protocol),
        (iteration, iterations, rate, value, best) -> {},
        () -> false);
  }

  private static OptionalDouble suggested(Preset preset, TestLength length, RangeCurve curve) {
    return preset
        .rule(preset.defaults().stopFactor(), length, 20)
        .suggest(curve, length.iterations());
  }
}
