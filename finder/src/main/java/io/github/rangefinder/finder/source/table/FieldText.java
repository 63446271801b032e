package io.github.rangefinder.finder.source.table;

import java.time.Instant;

/** The text of a field, where numbers and dates stand among words or are labels. */
final class FieldText {
  private static final double EXACT = 1e15;

  private FieldText() {}

  /** The text; whole numbers are without a point. */
  static String of(Column column, long cell, Convention convention) {
    if (Cell.isWord(cell)) {
      return column.word(cell);
    }
    if (Cell.isDate(cell)) {
      return Instant.ofEpochMilli(Cell.millis(cell)).toString().replace("T00:00:00Z", "");
    }
    return text(Cell.number(cell, convention));
  }

  /** The text of a number with a decimal point; empty for a gap. */
  static String number(long cell) {
    return Cell.isGap(cell) ? "" : text(Cell.number(cell, Convention.POINT));
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
