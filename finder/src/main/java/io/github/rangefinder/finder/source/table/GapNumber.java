package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Numbers among which one says that there is none, -999 or 9999: nines that come again, far from
 * all other numbers of the column.
 *
 * @param others how the fields become numbers
 * @param number the one that becomes NaN
 */
record GapNumber(NumberFeature.Reading others, double number) implements NumberFeature.Reading {
  /** Stands between the two in a name. */
  private static final String BUT = " but ";

  private static final Pattern NINES = Pattern.compile("-?9{2,7}(?:\\.9{1,3}|\\.25)?|-32768");

  private static final int FEWEST_OTHERS = 3;

  /** A number above all others stands so many times their range from them. */
  private static final int FAR_ABOVE = 10;

  /** The number that stands for none; empty if each may be what it says. */
  static OptionalDouble among(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    long different = Arrays.stream(sorted).distinct().limit(FEWEST_OTHERS + 1).count();
    if (different <= FEWEST_OTHERS) {
      return OptionalDouble.empty();
    }
    int n = sorted.length;
    if (sorted[0] < 0 && isCode(sorted[0]) && sorted[1] == sorted[0]) {
      double next = Arrays.stream(sorted).filter(v -> v > sorted[0]).findFirst().orElseThrow();
      boolean far = next - sorted[0] > sorted[n - 1] - next;
      return far || next >= 0 ? OptionalDouble.of(sorted[0]) : OptionalDouble.empty();
    }
    double top = sorted[n - 1];
    if (top > 0 && isCode(top) && sorted[n - 2] == top) {
      double next = Arrays.stream(sorted).filter(v -> v < top).max().orElseThrow();
      return top - next > FAR_ABOVE * (next - sorted[0])
          ? OptionalDouble.of(top)
          : OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  private static boolean isCode(double value) {
    return NINES.matcher(text(value)).matches();
  }

  /** A number as people write it. */
  static String text(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
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
