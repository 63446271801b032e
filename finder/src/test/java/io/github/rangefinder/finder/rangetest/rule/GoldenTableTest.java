package io.github.rangefinder.finder.rangetest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.finder.rangetest.LossWatch;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.StopReason;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each tool makes of the {@link GoldenLosses}. */
class GoldenTableTest {
  private static final int N = GoldenLosses.ITERATIONS;
  private static final IntToDoubleFunction FROM_START = k -> k / (double) N;
  private static final IntToDoubleFunction BOTH_ENDS = k -> k / (N - 1.0);
  private static final IntToDoubleFunction TO_END = k -> (k + 1) / (double) N;
  private static final IntToDoubleFunction DOUBLE_STEP = k -> k == 0 ? 0 : (k + 1) / (double) N;

  static Stream<Arguments> suggestions() {
    return Stream.of(
        Arguments.of(new KerasRule(1), FROM_START, 3.1622776601683777e-3),
        Arguments.of(new KerasRule(5), FROM_START, 6.0255958607435735e-3),
        Arguments.of(new KerasRule(20), FROM_START, 3.548133892335752e-2),
        Arguments.of(new FastaiValley(4), FROM_START, 9.7723722095581e-3),
        Arguments.of(new FastaiSlide(4), FROM_START, 1.862087136662867e-2),
        Arguments.of(new FastaiSteep(4), FROM_START, 1.862087136662867e-2),
        Arguments.of(new FastaiMinimum(4), FROM_START, .2754228703338168),
        Arguments.of(new TorchRule(5), BOTH_ENDS, 2.0565123083486504e-2),
        Arguments.of(new IgniteRule(5), TO_END, 2.1877616239495523e-2),
        Arguments.of(new LightningRule(4, false), DOUBLE_STEP, 2.2908676527677724e-3),
        Arguments.of(new LightningRule(4, true), DOUBLE_STEP, 4.1686938347033554e-2));
  }

  @ParameterizedTest
  @MethodSource("suggestions")
  void suggestion(Rule rule, IntToDoubleFunction ladder, double expected) {
    double suggested = rule.suggest(GoldenLosses.curve(ladder), N).orElseThrow();
    assertEquals(expected, suggested, 1e-9 * expected);
  }

  @Test
  void losses() {
    RangeCurve curve = GoldenLosses.curve(FROM_START);
    assertEquals(2.3325682672985146, curve.loss(0), 2.3e-9);
    assertEquals(1.761831094698688, curve.loss(50), 1.7e-9);
    assertEquals(.3842764395887441, curve.bestLoss(), .38e-9);
    assertEquals(73, curve.bestIteration());
    assertEquals(5.960286507465127, curve.loss(99), 5.9e-9);
  }

  @Test
  void kerasStopsAtTheFirstLossOverFourTimesTheBest() {
    KerasWatch watch = new KerasWatch(4, 100);
    assertEquals(96, recorded(watch));
    assertEquals(StopReason.DIVERGED, watch.add(GoldenLosses.at(96)));
    assertEquals(.3842764395887441, watch.lowest(), .38e-9);
  }

  @Test
  void fastaiSmoothsFromZeroAndCorrectsTheBias() {
    FastaiWatch watch = new FastaiWatch(4);
    assertEquals(100, recorded(watch));
    assertEquals(GoldenLosses.at(0), watch.smoothed()[0], 2e-9);
    assertEquals(2.2118213857422298, watch.smoothed()[50], 2.2e-9);
  }

  @Test
  void torchSmoothsFromTheFirstLoss() {
    TorchWatch watch = new TorchWatch(5);
    assertEquals(100, recorded(watch));
    assertEquals(GoldenLosses.at(0), watch.smoothed()[0]);
    assertEquals(2.1760528032919324, watch.smoothed()[50], 2.1e-9);
  }

  @Test
  void lightningCorrectsTheBiasOneStepAhead() {
    LightningWatch watch = new LightningWatch(4);
    assertEquals(100, recorded(watch));
    assertEquals(1.178064781463895, watch.smoothed()[0], 1.1e-9);
    assertEquals(2.1875425092004472, watch.smoothed()[50], 2.1e-9);
  }

  @Test
  void everyRuleIsListedOnceByItsName() {
    assertEquals(
        Arrays.asList(
            "keras",
            "torch",
            "fastai-steep",
            "fastai-minimum",
            "fastai-valley",
            "fastai-slide",
            "lightning",
            "lightning-log",
            "ignite"),
        Rules.all().stream().map(Rule::name).toList());
  }

  /** How many losses a tool takes until it stops, that one included. */
  private static int recorded(LossWatch watch) {
    for (int i = 0; i < N; i++) {
      if (watch.add(GoldenLosses.at(i)) != StopReason.COMPLETED) {
        return i + 1;
      }
    }
    return N;
  }
}
