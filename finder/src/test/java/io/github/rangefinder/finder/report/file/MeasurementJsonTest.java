package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.fuzz.Mutation;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.Rounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementJsonTest {
  private static final Measurement MEASURED =
      new Measurement(
          "--model mlp",
          Long.MAX_VALUE - 1,
          new Measurement.Test(
              20,
              new RangeTestResult(
                  new RangeCurve(
                      new double[] {1e-4, 1e-3},
                      new double[] {2.25, Double.NaN},
                      new double[] {2.25, Double.NaN},
                      new double[] {1, 0.25},
                      RangeCurve.Looks.none(2)),
                  StopReason.NOT_FINITE,
                  0),
              OptionalInt.of(120),
              Optional.of("sgd(momentum=0.9)")),
          2.3,
          List.of(new Outcome(1e-3, 0.5, Double.NaN)),
          new Rounds(
              List.of(0.5, 2.0),
              new Rounds.Reached(
                  List.of(List.of(1.5, Double.NaN)), List.of(List.of(0.25, Double.NaN))),
              0.25,
              1e-5,
              1,
              8));

  @Test
  void readsBackToTheSame() {
    Measurement read = MeasurementJson.read(MeasurementJson.write(MEASURED));
    assertEquals(MEASURED.seed(), read.seed());
    RangeCurve curve = read.rangeTest().curve();
    assertEquals(StopReason.NOT_FINITE, read.rangeTest().stopReason());
    assertEquals(1e-3, curve.learningRate(1));
    assertEquals(2.25, curve.loss(0));
    assertEquals(Double.NaN, curve.loss(1));
    assertEquals(0.25, curve.weight(1));
    assertEquals(MEASURED.outcomes(), read.outcomes());
    assertEquals(MEASURED.rounds(), read.rounds());
    assertEquals(Optional.of("sgd(momentum=0.9)"), read.test().optimizer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "losses": [ | "losses": [7, | expected losses to be a list of 2 numbers
          "outcomes" | "outcome" | expected outcomes in the file
          "sgd(momentum | "sgd(speed | expected optimizer to be an optimizer
          "not-finite" | null | expected stopReason to be a string
          "iterations": 20 | "iterations": 0 | expected iterations to be a whole number from 1
          "lengths": [ | "lengths": [1, | expected rounds.losses[0] to be a list of 3 numbers
          9223372036854775806 | many | expected seed to be a whole number as a string
          { | [{ | it is not valid JSON
          """)
  void whatSomebodyChangedIsNamed(String text, String other, String sentence) {
    String good = MeasurementJson.write(MEASURED);
    assertTrue(good.contains(text), good);
    String changed = good.replaceFirst(java.util.regex.Pattern.quote(text), other);
    var e =
        assertThrows(IllegalArgumentException.class, () -> MeasurementJson.read(changed), changed);
    assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
  }

  @Test
  void damagedTextIsRefusedInWords() {
    byte[] whole = MeasurementJson.write(MEASURED).getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(20261127);
    for (int i = 0; i < 300; i++) {
      String text = new String(Mutation.of(whole, random), StandardCharsets.UTF_8);
      try {
        MeasurementJson.read(text);
      } catch (IllegalArgumentException e) {
        assertEquals(IllegalArgumentException.class, e.getClass(), "try " + i + ": " + e);
      }
    }
  }
}
