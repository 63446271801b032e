package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {
  @ParameterizedTest
  @CsvSource({
    "0.0213, 0.021",
    "0.00949, 9.5e-3",
    "0.0095, 0.0095",
    "0.1, 0.10",
    "1, 1.0",
    "12.34, 12",
    "99.6, 1.0e2",
    "3.249e-4, 3.2e-4",
    "1e-10, 1.0e-10",
    "2.5e30, 2.5e30"
  })
  void learningRateHasTwoDigits(double rate, String text) {
    assertEquals(text, Rounded.learningRate(rate));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2.3026, 2.30",
    "0.04123, 0.0412",
    "-1.5, -1.50",
    "123.4, 123",
    "108000, 1.08e5",
    "0.00012345, 1.23e-4"
  })
  void lossHasThreeDigits(double loss, String text) {
    assertEquals(text, Rounded.loss(loss));
  }

  @Test
  void thousandsAreSetApart() {
    assertEquals("999", Rounded.whole(999));
    assertEquals("60,000", Rounded.whole(60_000));
  }

  @Test
  void oneOfSomethingIsNotSeveral() {
    assertEquals("1 epoch", Rounded.count(1, "epoch"));
    assertEquals("2.5 epochs", Rounded.count(2.5, "epoch"));
    assertEquals("0.333 epochs", Rounded.count(1 / 3.0, "epoch"));
    assertEquals("10 trainings", Rounded.count(10, "training"));
    assertEquals("1230", Rounded.count(1234));
  }

  @Test
  void timesAreSecondsOrMinutes() {
    assertEquals("0.8 s", Rounded.duration(0.84));
    assertEquals("10 s", Rounded.duration(9.96));
    assertEquals("2 min 5 s", Rounded.duration(125.2));
    assertEquals("97.25 %", Rounded.percent(0.9725));
  }
}
