package io.github.rangefinder.finder.source;

import java.util.Locale;
import java.util.Set;

/** Numbers as tables have them. */
final class Decimal {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "nan", "null", "none", "?", "-nan");

  /** Powers of ten that are exact. */
  private static final double[] POWERS = new double[23];

  /** Whole numbers of so many digits are exact. */
  private static final int EXACT_DIGITS = 15;

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private Decimal() {}

  /** Whether a field says that there is no value. */
  static boolean isMissing(String field) {
    return MISSING.contains(field.strip().toLowerCase(Locale.ROOT));
  }

  static boolean isNumber(String field) {
    return !Double.isNaN(parse(field));
  }

  /**
   * The number in a field; NaN if it is none. A few digits with or without a point, which is what
   * most tables have, are a whole number divided by a power of ten, both of them exact, so that the
   * quotient is the nearest double (Clinger, "How to read floating point numbers accurately",
   * 1990); everything else is left to the JDK.
   */
  static double parse(String field) {
    int length = field.length();
    boolean negative = length > 0 && field.charAt(0) == '-';
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = negative ? 1 : 0; i < length; i++) {
      char c = field.charAt(i);
      if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = count;
      } else {
        return parseAny(field);
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    double number = point < 0 ? digits : digits / POWERS[count - point];
    return negative ? -number : number;
  }

  private static double parseAny(String field) {
    String text = field.strip();
    char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
    if (!Character.isDigit(last) && last != '.' && !text.endsWith("Infinity")) {
      return Double.NaN; // the JDK takes a d or an f behind a number, too
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
