package io.github.rangefinder.finder.source.table;

import java.util.Locale;
import java.util.Set;

/** Numbers with a decimal point, and words that say that there is none. */
public final class Decimal {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "nan", "null", "none", "?", "-nan", "<na>", "#n/a", "nat");

  /** Powers of ten that are exact. */
  private static final double[] POWERS = new double[23];

  /** Whole numbers of so many digits are exact. */
  private static final int EXACT_DIGITS = 15;

  /** No number of a user's has more characters; the JDK would take seconds for a million. */
  private static final int LONGEST = 1100;

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
    return field.length() < 5 && MISSING.contains(field.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a field holds a number. */
  public static boolean isNumber(String field) {
    return !Double.isNaN(parse(field));
  }

  /**
   * The number in a field; NaN if it is none. A few digits with or without a point, which is what
   * most tables have, are a whole number divided by a power of ten, both of them exact, so that the
   * quotient is the nearest double (Clinger, "How to read floating point numbers accurately",
   * 1990); everything else is left to the JDK.
   */
  public static double parse(String field) {
    return parse(field.toCharArray(), 0, field.length());
  }

  /** The same for a part of an array. */
  static double parse(char[] field, int from, int to) {
    boolean negative = from < to && field[from] == '-';
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      char c = field[i];
      if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = count;
      } else {
        return parseAny(field, from, to);
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    double number = point < 0 ? digits : digits / POWERS[count - point];
    return negative ? -number : number;
  }

  /** The JDK also takes {@code 1d}, {@code 0x1p3} and the digits of other scripts. */
  private static double parseAny(char[] field, int from, int to) {
    String text = to - from > LONGEST ? "" : new String(field, from, to - from).strip();
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      if ("0123456789+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      return digit ? Double.parseDouble(text) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
