package io.github.rangefinder.finder.source.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as tables have them, with or without a time of day; without a zone they count as UTC. */
final class DateField {
  private static final String TIME =
      "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
          + "(?: ?(Z|UTC|[+-]\\d{2}:?\\d{2}))?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME);

  /** The order of year, month and day. */
  enum Order {
    /** 2024-01-31 */
    YEAR_FIRST(1, 2, 3),
    /** 31.01.2024 */
    DAY_FIRST(3, 2, 1),
    /** 01/31/2024 */
    MONTH_FIRST(3, 1, 2);

    private final int year;
    private final int month;
    private final int day;

    Order(int year, int month, int day) {
      this.year = year;
      this.month = month;
      this.day = day;
    }
  }

  private DateField() {}

  /** The milliseconds since 1970; empty if the text is no date in this order. */
  static OptionalLong millis(String text, Order order) {
    Matcher date = (order == Order.YEAR_FIRST ? YEAR_FIRST : YEAR_LAST).matcher(text);
    if (!date.matches()) {
      return OptionalLong.empty();
    }
    try {
      LocalDateTime moment =
          LocalDateTime.of(
              number(date, order.year),
              number(date, order.month),
              number(date, order.day),
              number(date, 4),
              number(date, 5),
              number(date, 6));
      String zone = date.group(8);
      ZoneOffset offset = zone == null || zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
      return OptionalLong.of(moment.toEpochSecond(offset) * 1000 + thousandths(date.group(7)));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int number(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static int thousandths(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
  }
}
