package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.math.BigDecimal;
import java.util.function.LongToDoubleFunction;

/**
 * Numbers among which one says that there is none, as {@link GapCodes} tells.
 *
 * @param others how the fields become numbers
 * @param number the one that becomes NaN
 */
record GapNumber(NumberFeature.Reading others, double number) implements NumberFeature.Reading {
  /** Stands between the two in a name. */
  private static final String BUT = " but ";

  private static final int MOST_DIGITS = 15;

  /** A number as people write it. */
  static String text(double number) {
    BigDecimal digits = BigDecimal.valueOf(number).stripTrailingZeros();
    return digits.precision() - digits.scale() > MOST_DIGITS
        ? digits.toString()
        : digits.toPlainString();
  }

  static boolean isName(String name) {
    int but = name.lastIndexOf(BUT);
    return but > 0
        && Readings.isName(name.substring(0, but))
        && Decimal.isNumber(name.substring(but + BUT.length()));
  }

  /** The reading that a file names. */
  static GapNumber named(String name) {
    int but = name.lastIndexOf(BUT);
    return new GapNumber(
        Readings.named(name.substring(0, but)), Decimal.parse(name.substring(but + BUT.length())));
  }

  @Override
  public String name() {
    return others.name() + BUT + text(number);
  }

  @Override
  public LongToDoubleFunction of(RawTable table, int place, String name)
      throws DataFormatException {
    LongToDoubleFunction numbers = others.of(table, place, name);
    return cell -> {
      double value = numbers.applyAsDouble(cell);
      return value == number ? Double.NaN : value;
    };
  }
}
