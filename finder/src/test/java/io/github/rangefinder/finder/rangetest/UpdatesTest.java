package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.MomentOptimizer;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesTest {
  private static final Optimizer PLAIN = new Sgd();
  private static final Optimizer MOMENTUM = new Sgd(0.9, false, 0);

  private static double rate(RangeTestResult test, RangeTestSettings settings, Updates updates) {
    return LossValley.suggest(test, settings, updates).learningRate().getAsDouble();
  }

  /** What a rate is multiplied by with momentum, over that without. */
  private static final double OF_MOMENTUM = 0.5 / 0.64;

  private static Updates each(Optimizer optimizer) {
    return new Updates(Optional.of(optimizer), 1);
  }

  /** Losses that answer to the learning rate some iterations later. */
  private static RangeTestResult late(RangeTestSettings settings, double iterations) {
    double decades = StrictMath.log10(settings.endLearningRate() / settings.startLearningRate());
    double ratio = StrictMath.pow(10, iterations * decades / (settings.iterations() - 1));
    DoubleUnaryOperator loss = SyntheticLosses.gentle();
    return SyntheticLosses.test(rate -> loss.applyAsDouble(rate / ratio), settings);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1200})
  void aLagOfMomentumIsUndone(int iterations) {
    RangeTestSettings settings = new RangeTestSettings(1e-6, 10, Ramp.EXPONENTIAL, iterations, 4);
    double prompt = rate(late(settings, 0), settings, each(PLAIN));
    double lagging = rate(late(settings, 0.6 * 9), settings, each(MOMENTUM));
    assertEquals(OF_MOMENTUM, lagging / prompt, 0.07 * OF_MOMENTUM);
  }

  @Test
  void severalUpdatesForALossLagByFewerLosses() {
    RangeTestSettings settings = SyntheticLosses.settings(200);
    RangeTestResult test = late(settings, 0);
    double plain = rate(test, settings, each(PLAIN));
    double one = rate(test, settings, each(MOMENTUM));
    double three = rate(test, settings, new Updates(Optional.of(MOMENTUM), 3));
    double ofOne = one / plain / OF_MOMENTUM;
    assertEquals(StrictMath.cbrt(ofOne), three / plain / OF_MOMENTUM, 1e-3);
    BatchesPerRate anew = new BatchesPerRate(3, true);
    double prompt = rate(test, settings, Updates.of(MOMENTUM, anew, settings));
    assertEquals(OF_MOMENTUM * plain, prompt, 1e-12);
  }

  /** The velocity after the second step is g_1 + 0.9 g_0, of which g_0 is one update old. */
  @Test
  void afterFewUpdatesNoGradientIsOld() {
    Updates updates = each(MOMENTUM);
    assertEquals(0, updates.lag(0));
    assertEquals(0, updates.lag(1), 1e-12);
    assertEquals(0.6 * 0.9 / 1.9, updates.lag(2), 1e-12);
    assertEquals(0.6 * 9, updates.lag(1000), 1e-12);
    assertEquals(0, each(PLAIN).lag(7));
    assertEquals(updates.lag(30) / 3, new Updates(updates.optimizer(), 3).lag(10), 1e-12);
  }

  @Test
  void looksCountTheUpdatesBetweenThem() {
    RangeTestSettings batches = SyntheticLosses.settings(200);
    RangeTestSettings looks = batches.lookingAt(new HeldOut(10, 4), MeasuredLoss.VALIDATION);
    RangeTestSettings both = batches.lookingAt(new HeldOut(10, 4), MeasuredLoss.BATCH);
    BatchesPerRate two = new BatchesPerRate(2, false);
    assertEquals(8, Updates.of(PLAIN, two, looks).perPoint());
    assertEquals(2, Updates.of(PLAIN, two, both).perPoint());
  }

  @Test
  void adamsPlaceIsLowerThanThatOfAVelocityAndItsOfGradients() {
    RangeTestSettings settings = SyntheticLosses.settings(400);
    RangeTestResult test = late(settings, 0);
    double velocity = rate(test, settings, each(MOMENTUM));
    double adam = rate(test, settings, each(new Adam()));
    assertEquals(0.4 / 0.5, adam / velocity, 1e-6);
    assertEquals(adam, rate(test, settings, each(new AdamW())));
    assertEquals(rate(test, settings, each(PLAIN)), rate(test, settings, each(new RmsProp())));
  }

  @Test
  void whoDoesNotKnowTheOptimizerAnswersBetweenThem() {
    RangeTestSettings settings = SyntheticLosses.settings(100);
    RangeTestResult test = late(settings, 0);
    double unknown = LossValley.suggest(test, settings).learningRate().getAsDouble();
    assertTrue(unknown < rate(test, settings, each(PLAIN)));
    assertTrue(unknown > rate(test, settings, each(new Adam())));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void lossesHaveUpdatesBetweenThem(double none) {
    assertThrows(IllegalArgumentException.class, () -> new Updates(Optional.empty(), none));
  }

  /** An optimizer of somebody else's, which may be of either kind. */
  private static final class Another extends MomentOptimizer {
    Another() {
      super(0);
    }

    @Override
    public double momentum() {
      return 0;
    }

    @Override
    protected void prepare(double learningRate, double momentum, int step) {}

    @Override
    protected void update(float[] p, float[] g, float[][] moments, int offset, int n) {}
  }

  @Test
  void anOptimizerThatIsNotOursIsNeitherTakenForGradientsNorForAdam() {
    assertEquals(Updates.UNKNOWN.below(), each(new Another()).below());
    assertEquals(each(PLAIN).below(), each(new RmsProp()).below());
    assertTrue(each(new Adam()).below() < each(new Another()).below());
    assertTrue(each(new Another()).below() < each(PLAIN).below());
    assertEquals(0, each(new Another()).lag(100), "its momentum is known all the same");
  }
}
