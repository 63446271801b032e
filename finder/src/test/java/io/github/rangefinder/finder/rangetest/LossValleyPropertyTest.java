package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(PropertySeed.class)
class LossValleyPropertyTest {
  /** What twice as many points may move the suggestion by: their smoothing is another one. */
  private static final double REPEATING = 1.5;

  @Provide
  Arbitrary<RangeCurve> wild() {
    return Curves.wild();
  }

  @Provide
  Arbitrary<RangeCurve> plausible() {
    return Curves.plausible();
  }

  private static Suggestion suggest(RangeCurve curve, StopReason stopReason) {
    return suggest(curve, stopReason, Updates.UNKNOWN);
  }

  private static Suggestion suggest(RangeCurve curve, StopReason stopReason, Updates updates) {
    RangeTestSettings settings =
        new RangeTestSettings(1e-5, 10, Ramp.EXPONENTIAL, Math.max(1, curve.size()), 4);
    return LossValley.suggest(new RangeTestResult(curve, stopReason, 0), settings, updates);
  }

  private static double learningRate(RangeCurve curve) {
    return suggest(curve, StopReason.DIVERGED).learningRate().orElse(Double.NaN);
  }

  @Property(tries = 500)
  void noInputMakesItThrow(@ForAll("wild") RangeCurve curve, @ForAll StopReason stopReason) {
    assertTrue(!suggest(curve, stopReason).reason().isEmpty());
  }

  @Property(tries = 200)
  void neverAnswersAtOrAfterALossThatIsNotFinite(
      @ForAll("plausible") RangeCurve curve, @ForAll @DoubleRange(min = 0, max = 1) double place) {
    int first = (int) (place * (curve.size() - 1));
    double limit = curve.learningRate(first);
    int[] i = {0};
    RangeCurve broken = Curves.mapped(curve, loss -> i[0]++ < first ? loss : Double.NaN);
    OptionalDouble rate = suggest(broken, StopReason.NOT_FINITE).learningRate();
    assertTrue(rate.isEmpty() || rate.getAsDouble() < limit, rate + " is not below " + limit);
  }

  @Property(tries = 200)
  void neitherScaleNorHeightOfTheLossMatters(
      @ForAll("plausible") RangeCurve curve,
      @ForAll @IntRange(min = -20, max = 20) int power,
      @ForAll @DoubleRange(min = -9, max = 9) double height) {
    double expected = learningRate(curve);
    RangeCurve changed = Curves.mapped(curve, loss -> Math.scalb(loss + height, power));
    assertEquals(expected, learningRate(changed), Double.isNaN(expected) ? 0 : 1e-6 * expected);
  }

  @Property(tries = 200)
  void twiceAsManyPointsMoveItLittle(@ForAll("plausible") RangeCurve curve) {
    double expected = learningRate(curve);
    Assume.that(!Double.isNaN(expected)); // the noise of some hides their fall
    Updates half = new Updates(Optional.empty(), 0.5);
    double actual =
        suggest(Curves.repeated(curve, 2), StopReason.DIVERGED, half)
            .learningRate()
            .orElse(Double.NaN);
    assertTrue(
        actual > expected / REPEATING && actual < expected * REPEATING,
        "expected about " + expected + ", got " + actual);
  }
}
