package io.github.rangefinder.finder.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  private static double exactly(double value) {
    return new BigDecimal(value).round(new MathContext(6)).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1,
        -1,
        0.1,
        9.999999,
        99999.96,
        999999.7,
        1e6,
        123456.7,
        1e-4,
        1e22,
        1.5e23,
        1e300,
        -3.14159265,
        1e-300,
        4.9e-324,
        2.2250738585072014e-308,
        1.7976931348623157e308
      })
  void numbersHaveSixDigits(double value) {
    assertEquals(exactly(value), Digits.round(value));
  }

  @Test
  void theSameAsExactArithmeticFindsForAnyNumber() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && Math.abs(value) > Double.MIN_NORMAL) {
        assertEquals(exactly(value), Digits.round(value), () -> "of " + value);
      }
    }
  }

  @Test
  void whatIsNoNumberStays() {
    assertEquals(Double.NaN, Digits.round(Double.NaN));
    assertEquals(Double.NEGATIVE_INFINITY, Digits.round(Double.NEGATIVE_INFINITY));
    assertEquals(-0.0, Digits.round(-0.0));
    assertEquals("", Digits.six(Double.NaN));
    assertEquals("250", Digits.six(250));
    assertEquals("0.123457", Digits.six(0.123456789));
  }
}
