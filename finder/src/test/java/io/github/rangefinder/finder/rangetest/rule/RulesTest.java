package io.github.rangefinder.finder.rangetest.rule;

import static io.github.rangefinder.finder.rangetest.RuleProperties.assertAnswers;
import static io.github.rangefinder.finder.rangetest.RuleProperties.assertScaleFree;
import static io.github.rangefinder.finder.rangetest.RuleProperties.assertShiftFree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.rangefinder.finder.rangetest.Curves;
import io.github.rangefinder.finder.rangetest.PropertySeed;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.SmithBounds;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(PropertySeed.class)
class RulesTest {
  @Provide
  Arbitrary<RangeCurve> wild() {
    return Curves.wild();
  }

  @Provide
  Arbitrary<RangeCurve> plausible() {
    return Curves.plausible();
  }

  @Property(tries = 300)
  void noInputMakesARuleThrow(@ForAll("wild") RangeCurve curve) {
    for (Rule rule : Rules.all()) {
      assertAnswers(rule, curve);
    }
    assertEquals(2, SmithBounds.suggestions(Curves.lookedAt(curve)).size());
  }

  /** By powers of two, so that nothing is rounded. */
  @Property(tries = 200)
  void theScaleOfTheLossDoesNotMatter(
      @ForAll("plausible") RangeCurve curve, @ForAll @IntRange(min = -20, max = 20) int power) {
    for (Rule rule : Rules.all()) {
      if (!(rule instanceof FastaiSlide)) {
        assertScaleFree(rule, curve, Math.scalb(1, power), 0);
      }
    }
  }

  @Property(tries = 200)
  void whereNoStopRuleTakesRatiosTheHeightOfTheLossDoesNotMatter(
      @ForAll("plausible") RangeCurve curve, @ForAll @DoubleRange(min = -9, max = 9) double shift) {
    List<Rule> rules =
        List.of(
            new TorchRule(0),
            new IgniteRule(0),
            new FastaiSteep(0),
            new FastaiMinimum(0),
            new FastaiValley(0));
    for (Rule rule : rules) {
      assertShiftFree(rule, curve, shift, 1e-12);
    }
  }

  @Property(tries = 200)
  void onACurveThatFallsEveryRuleAnswers(@ForAll("plausible") RangeCurve curve) {
    for (Rule rule : Rules.all()) {
      assertNotEquals(OptionalDouble.empty(), rule.suggest(curve, curve.size()), rule.name());
    }
  }

  @Example
  void theThresholdOfSlideIsAbsolute() {
    RangeCurve curve = GoldenLosses.curve(k -> k / 100.0);
    RangeCurve small = Curves.mapped(curve, loss -> loss / 1000);
    Rule slide = new FastaiSlide(4);
    assertNotEquals(slide.suggest(curve, 100), slide.suggest(small, 100));
  }

  @Example
  void tooFewPointsAreNoAnswer() {
    for (int size : new int[] {0, 1, 2}) {
      for (Rule rule : Rules.all()) {
        RangeCurve curve = Curves.curve(new double[size], i -> 0.1);
        assertEquals(
            OptionalDouble.empty(), rule.suggest(curve, size), rule.name() + " of " + size);
      }
    }
  }

  /** argmin takes NaN for the lowest number of all: torch-lr-finder's answer, and its bug. */
  @Example
  void whereAllIsNaNOnlyTorchAnswers() {
    double[] losses = new double[100];
    Arrays.fill(losses, Double.NaN);
    RangeCurve curve = Curves.curve(losses, i -> i + 1);
    for (Rule rule : Rules.all()) {
      OptionalDouble expected =
          rule.name().equals("torch") ? OptionalDouble.of(11) : OptionalDouble.empty();
      assertEquals(expected, rule.suggest(curve, 100), rule.name());
    }
  }

  @Example
  void aConstantLossIsAnsweredAsItsToolDoes() {
    double[] losses = new double[100];
    Arrays.fill(losses, 2.5);
    RangeCurve curve = Curves.curve(losses, i -> i + 1);

    assertEquals(11, new KerasRule(20).suggest(curve, 100).orElseThrow(), "the first of all zeros");
    assertEquals(OptionalDouble.empty(), new IgniteRule(5).suggest(curve, 100));
  }
}
