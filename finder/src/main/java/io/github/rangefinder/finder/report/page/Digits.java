package io.github.rangefinder.finder.report.page;

import java.math.BigDecimal;
import java.util.stream.IntStream;

/** Numbers of a page: six digits are more than anybody sees, and half as long as all of them. */
final class Digits {
  private static final int DIGITS = 6;

  /** As a number of bits to one of decimal digits. */
  private static final double LOG10_OF_2 = 0.30103;

  /** The powers of ten that a double holds exactly, from the first on. */
  private static final double[] POWERS =
      IntStream.rangeClosed(0, 22).mapToDouble(i -> Double.parseDouble("1e" + i)).toArray();

  private Digits() {}

  /**
   * The nearest number of six digits, one of the two nearest where a seventh is 5; as they are NaN,
   * infinities and what is too small to have six. A page has thousands, and somebody waits.
   */
  static double round(double value) {
    if (Math.abs(value) < Double.MIN_NORMAL || !Double.isFinite(value)) {
      return value;
    }
    int shift = DIGITS - 1 - (int) Math.floor(Math.getExponent(value) * LOG10_OF_2);
    if (Math.abs(shifted(value, shift)) >= POWERS[DIGITS]) {
      shift--;
    }
    return shifted(Math.rint(shifted(value, shift)), -shift);
  }

  /** The value times a power of ten. */
  private static double shifted(double value, int power) {
    if (Math.abs(power) >= POWERS.length) {
      return new BigDecimal(value).scaleByPowerOfTen(power).doubleValue();
    }
    return power < 0 ? value / POWERS[-power] : value * POWERS[power];
  }

  /** The same for a table; nothing for NaN. */
  static String six(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double rounded = round(value);
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
