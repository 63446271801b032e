package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A curve without a doubt, of a test on few samples. */
class FewSamplesTest {
  private static Judgement.Reading reading(Verdict verdict) {
    return new Judgement.Reading(
        300, new Suggestion(OptionalDouble.of(0.01), verdict, "It falls."), Map.of());
  }

  @Test
  void fewSamplesAreADoubt() {
    Judgement.Reading few = FewSamples.doubted(reading(Verdict.RELIABLE), 120);
    assertEquals(Verdict.UNCERTAIN, few.own().verdict());
    assertEquals(OptionalDouble.of(0.01), few.own().learningRate());
    assertEquals(
        "Only 120 samples are too few to be sure: verify by trainings around it.",
        few.own().reason());
  }

  @Test
  void threeHundredAreEnough() {
    Judgement.Reading sure = reading(Verdict.RELIABLE);
    assertSame(sure, FewSamples.doubted(sure, 300));
  }

  @Test
  void aDoubtOfTheCurveStays() {
    Judgement.Reading doubted = reading(Verdict.UNCERTAIN);
    assertSame(doubted, FewSamples.doubted(doubted, 20));
  }
}
