package io.github.rangefinder.finder.rangetest;

import static io.github.rangefinder.finder.rangetest.SyntheticLosses.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.training.Metrics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Looks at held-out samples in a range test. */
class ValidationTest {
  private static final HeldOut EVERY_THIRD = new HeldOut(50, 3);

  /** Validation losses and accuracies as functions of the learning rate of the last update. */
  private static final class Validated implements Trainable {
    private final DoubleUnaryOperator batchLoss;
    private final DoubleUnaryOperator validationLoss;
    private double lastRate = Double.NaN;
    private int looks;

    Validated(DoubleUnaryOperator batchLoss, DoubleUnaryOperator validationLoss) {
      this.batchLoss = batchLoss;
      this.validationLoss = validationLoss;
    }

    @Override
    public double step(int iteration, double learningRate) {
      lastRate = learningRate;
      return batchLoss.applyAsDouble(learningRate);
    }

    @Override
    public Metrics validate() {
      looks++;
      return new Metrics(
          validationLoss.applyAsDouble(lastRate), OptionalDouble.of(1 / (1 + lastRate)));
    }

    @Override
    public Snapshot snapshot() {
      return () -> {};
    }
  }

  private static RangeTestResult run(Trainable model, RangeTestSettings settings) {
    return RangeTest.run(model, settings, (i, n, rate, loss, best) -> {}, () -> false);
  }

  @Test
  void looksAfterEveryThirdUpdateAndKeepsEveryBatchsLoss() {
    Validated model = new Validated(rate -> 2, rate -> 3 + rate);
    RangeCurve curve = run(model, settings(10).lookingAt(EVERY_THIRD, MeasuredLoss.BATCH)).curve();

    assertEquals(3, model.looks);
    for (int i = 0; i < 10; i++) {
      boolean look = i == 2 || i == 5 || i == 8;
      assertEquals(2, curve.loss(i));
      assertEquals(2, curve.smoothedLoss(i), 1e-12);
      assertEquals(look ? 3 + curve.learningRate(i) : Double.NaN, curve.validationLoss(i));
      double accuracy = look ? 1 / (1 + curve.learningRate(i)) : Double.NaN;
      assertEquals(accuracy, curve.validationAccuracy(i));
    }
    assertTrue(curve.isValidated());
    assertTrue(curve.hasAccuracy());
    assertEquals(curve.validationAccuracy(2), curve.bestAccuracy());
    assertSame(curve, curve.judged());
  }

  @Test
  void withoutLooksThereIsNothing() {
    RangeCurve curve = run(new Validated(rate -> 2, rate -> 3), settings(10)).curve();
    assertFalse(curve.isValidated());
    assertFalse(curve.hasAccuracy());
    assertTrue(Double.isNaN(curve.bestAccuracy()));
    assertTrue(Double.isNaN(curve.validationLoss(2)));
  }

  @Test
  void theValidationLossIsSmoothedJudgedAndStoppedOnWhereAskedFor() {
    DoubleUnaryOperator sgd = SyntheticLosses.sgd();
    Validated model = new Validated(rate -> 2.3, sgd);
    RangeTestSettings settings = settings(600).lookingAt(EVERY_THIRD, MeasuredLoss.VALIDATION);
    RangeTestResult result = run(model, settings);

    RangeCurve judged = result.curve().judged();
    assertEquals(200, judged.size());
    assertEquals(600, result.curve().size());
    assertTrue(Double.isNaN(result.curve().smoothedLoss(0)));
    assertEquals(result.curve().bestLoss(), judged.bestLoss());
    RangeTestResult every = SyntheticLosses.test(sgd, settings(200));
    assertEquals(every.curve().bestLoss(), judged.bestLoss(), 0.01);
    Suggestion suggestion = LossValley.suggest(result, settings);
    Suggestion expected = LossValley.suggest(every, settings(200));
    assertEquals(expected.verdict(), suggestion.verdict());
    assertEquals(
        1, suggestion.learningRate().orElseThrow() / expected.learningRate().orElseThrow(), 0.1);

    RangeTestResult diverged = run(new Validated(rate -> 2.3, SyntheticLosses.adam()), settings);
    assertEquals(StopReason.DIVERGED, diverged.stopReason());
    assertEquals(0, diverged.curve().size() % 3, "stops with a look");
  }

  @Test
  void stopsAtTheFirstLookThatIsNotFinite() {
    RangeTestSettings settings = settings(10).lookingAt(EVERY_THIRD, MeasuredLoss.VALIDATION);
    RangeTestResult result =
        run(new Validated(rate -> 2, rate -> rate > 1e-3 ? Double.NaN : 1), settings);
    assertEquals(StopReason.NOT_FINITE, result.stopReason());
    assertEquals(6, result.curve().size());
    assertEquals(2, result.curve().judged().size());

    RangeTestResult batches =
        run(
            new Validated(rate -> 2, rate -> rate > 1e-3 ? Double.NaN : 1),
            settings(10).lookingAt(EVERY_THIRD, MeasuredLoss.BATCH));
    assertEquals(StopReason.COMPLETED, batches.stopReason(), "a loss that nobody judges");
  }

  @Test
  void aTestTooShortForALookSaysSo() {
    RangeTestSettings settings = settings(2).lookingAt(EVERY_THIRD, MeasuredLoss.VALIDATION);
    RangeTestResult result = run(new Validated(rate -> 2, rate -> 1), settings);
    assertEquals(0, result.curve().judged().size());
    Suggestion suggestion = LossValley.suggest(result, settings);
    assertEquals(Verdict.NONE, suggestion.verdict());
    assertTrue(suggestion.reason().startsWith("No loss was measured"), suggestion.reason());
  }

  @Test
  void aValidationLossNeedsHeldOutSamples() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RangeTestSettings(
                new RangeTestSettings.TestedRates(0.1, 1, Ramp.LINEAR),
                5,
                4,
                Protocol.RANGEFINDER,
                Optional.empty(),
                MeasuredLoss.VALIDATION));
  }
}
