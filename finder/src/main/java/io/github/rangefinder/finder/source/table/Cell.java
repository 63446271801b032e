package io.github.rangefinder.finder.source.table;

/**
 * A field in 64 bits: a number as the bits of its double; all else in the bits of such NaNs as no
 * number has, with what it is above and a payload below.
 */
final class Cell {
  private static final int PAYLOAD_BITS = 48;
  private static final long PAYLOAD = (1L << PAYLOAD_BITS) - 1;
  private static final long FIRST_TAG = 0xfff9;
  private static final long GAP_TAG = FIRST_TAG;
  private static final long WORD_TAG = FIRST_TAG + 1;
  private static final long DATE_TAG = FIRST_TAG + 2;
  private static final long POINT3_TAG = FIRST_TAG + 3;
  private static final long COMMA3_TAG = FIRST_TAG + 4;

  static final long GAP = GAP_TAG << PAYLOAD_BITS;

  private Cell() {}

  /** A finite number. */
  static long number(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** A word, by its place in the column's dictionary. */
  static long word(int id) {
    return WORD_TAG << PAYLOAD_BITS | id;
  }

  /** A date in milliseconds since 1970. */
  static long date(long millis) {
    return DATE_TAG << PAYLOAD_BITS | millis & PAYLOAD;
  }

  /** {@code 1.530} or {@code 1,530}, as 1530 thousandths. */
  static long thousandths(boolean comma, int value) {
    return (comma ? COMMA3_TAG : POINT3_TAG) << PAYLOAD_BITS | value & PAYLOAD;
  }

  static boolean isGap(long cell) {
    return cell == GAP;
  }

  static boolean isWord(long cell) {
    return cell >>> PAYLOAD_BITS == WORD_TAG;
  }

  static boolean isDate(long cell) {
    return cell >>> PAYLOAD_BITS == DATE_TAG;
  }

  /** The place of a word. */
  static int id(long cell) {
    return (int) cell;
  }

  /** The milliseconds of a date. */
  static long millis(long cell) {
    return cell << 64 - PAYLOAD_BITS >> 64 - PAYLOAD_BITS;
  }

  /** The number in a cell that is one; NaN for a gap, a word or a date. */
  static double number(long cell, Convention convention) {
    long tag = cell >>> PAYLOAD_BITS;
    if (tag < FIRST_TAG) {
      return Double.longBitsToDouble(cell);
    }
    if (tag == POINT3_TAG) {
      return convention == Convention.COMMA ? (int) cell : (int) cell / 1000.0;
    }
    if (tag == COMMA3_TAG) {
      return convention == Convention.GROUPED ? (int) cell : (int) cell / 1000.0;
    }
    return Double.NaN;
  }
}
