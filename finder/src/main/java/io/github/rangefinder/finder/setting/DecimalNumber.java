package io.github.rangefinder.finder.setting;

import java.util.regex.Pattern;

/** Numbers as people write them; the JDK would also take {@code 1d} and {@code 0x1p3}. */
public final class DecimalNumber {
  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|NaN|[+-]?Infinity");

  private DecimalNumber() {}

  /**
   * The number in a text.
   *
   * @throws NumberFormatException if it is none
   */
  public static double parse(String text) {
    String number = text.strip();
    if (!FORM.matcher(number).matches()) {
      throw new NumberFormatException("'" + text + "' is no number");
    }
    return Double.parseDouble(number);
  }
}
