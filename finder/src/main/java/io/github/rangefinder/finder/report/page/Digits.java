package io.github.rangefinder.finder.report.page;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of a page: six digits are more than anybody sees, and half as long as all of them. */
final class Digits {
  private static final MathContext SIX = new MathContext(6);

  private Digits() {}

  /** The nearest number of six digits; NaN and infinities as they are. */
  static double round(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(SIX).doubleValue() : value;
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
