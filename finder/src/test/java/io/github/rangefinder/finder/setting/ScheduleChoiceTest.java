package io.github.rangefinder.finder.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.schedule.Constant;
import io.github.rangefinder.engine.schedule.CosineRestarts;
import io.github.rangefinder.engine.schedule.ExponentialDecay;
import io.github.rangefinder.engine.schedule.LinearDecay;
import io.github.rangefinder.engine.schedule.OneCycle;
import io.github.rangefinder.engine.schedule.OneCycleMomentum;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.PolynomialDecay;
import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.engine.schedule.StepDecay;
import io.github.rangefinder.engine.schedule.TimeBasedDecay;
import io.github.rangefinder.engine.schedule.Triangular;
import io.github.rangefinder.engine.schedule.Triangular2;
import io.github.rangefinder.engine.schedule.WarmUp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleChoiceTest {
  private static final LearningRates RATES = new LearningRates(0.1, 0.02, 0.5);

  private static Policy policy(String text) {
    return ScheduleChoice.parseList(text).get(0).policy(RATES, 10, 20);
  }

  private static Schedule schedule(String text) {
    return policy(text).learningRate();
  }

  @Test
  void makesTheScheduleThatIsNamedWithLengthsInEpochs() {
    assertEquals(new Constant(0.1), schedule("constant"));
    assertEquals(new LinearDecay(0.1, 0.001, 200), schedule("linear"));
    assertEquals(new LinearDecay(0.1, 0.05, 60), schedule("linear(end=0.5,epochs=3)"));
    assertEquals(new StepDecay(0.1, 0.5, 40), schedule("step"));
    assertEquals(new StepDecay(0.1, 0.1, 50), schedule("step(factor=0.1,epochs=2.5)"));
    assertEquals(new ExponentialDecay(0.1, 0.01, 200), schedule("exponential"));
    assertEquals(new PolynomialDecay(0.1, 0.001, 2, 200), schedule("polynomial"));
    assertEquals(new TimeBasedDecay(0.1, 1, 20), schedule("time"));
    assertEquals(new CosineRestarts(0.1, 0, 67, 2), schedule("cosine"));
    assertEquals(
        new CosineRestarts(0.1, 0.05, 20, 1), schedule("cosine(end=.5,epochs=1,growth=1)"));
    assertEquals(
        new WarmUp(0, 40, new LinearDecay(0.1, 0.001, 160)), schedule("linear(warm-up=2)"));
  }

  @Test
  void cyclesTakeTheirBoundsFromTheRangeTest() {
    assertEquals(new Triangular(0.02, 0.5, 40), schedule("triangular"));
    assertEquals(
        new Triangular2(0.001, 0.3, 20), schedule("triangular2(min=1e-3,max=.3,half_cycle=1)"));
    assertEquals(new Triangular(0.0025, 0.01, 40), schedule("triangular(max=0.01)"));
    Policy oneCycle = policy("one-cycle");
    assertEquals(new OneCycle(0.5, 25, 1e4, 0.3, 200), oneCycle.learningRate());
    assertEquals(Optional.of(new OneCycleMomentum(0.95, 0.85, 0.3, 200)), oneCycle.momentum());
  }

  /** Whatever is named ends with the training and never leaves the learning rates it is given. */
  @Test
  void everyScheduleFitsTheShortestTraining() {
    List<ScheduleChoice> all =
        ScheduleChoice.parseList(
            "constant,linear,step,exponential,time,polynomial,cosine,triangular,triangular2,"
                + "exp-range,one-cycle,linear(warm-up=3)");
    assertEquals(12, all.size());
    for (ScheduleChoice choice : all) {
      for (int steps : new int[] {1, 2, 7}) {
        Schedule schedule = choice.policy(RATES, 1, steps).learningRate();
        for (int step = 0; step < steps; step++) {
          double rate = schedule.at(step);
          assertTrue(rate >= 0 && rate <= 0.5, choice.text() + " has " + rate + " at " + step);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cyclic | there is no schedule 'cyclic', only constant, linear, step, exponential, time,",
        "constant, | a schedule is missing before or after a comma",
        "constant(end=1) | constant(end=1): constant has no 'end', only warm-up",
        "step(factor=2) | step(factor=2): a step decay's factor must be between 0 and 1, got 2.0",
        "step(epochs=0) | step(epochs=0): epochs must be a number of epochs above 0, got 0.0",
        "step(epochs=NaN) | step(epochs=NaN): epochs must be a number of epochs above 0, got NaN",
        "linear(warm-up=-1) | linear(warm-up=-1): warm-up must be a number of epochs above 0, got",
        "cosine(growth=1.5) | cosine(growth=1.5): growth must be a whole number, got 1.5",
        "cosine(growth=1e300) | cosine(growth=1e300): growth must be at most 1000000, got 1.0E300",
        "cosine(growth=0) | cosine(growth=0): a cycle's growth must be at least 1, got 0",
        "triangular(min=2,max=1) | triangular(min=2,max=1): a cycle's lower bound must be between",
        "one-cycle(warm-up=1) | one-cycle(warm-up=1): one-cycle warms up by itself and takes no",
        "one-cycle(high-momentum=1) | one-cycle(high-momentum=1): one-cycle's high momentum must be"
      })
  void saysWhichWordIsWrong(String list, String sentence) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ScheduleChoice.parseList(list))
            .getMessage();
    assertTrue(message.startsWith(sentence), message);
  }
}
