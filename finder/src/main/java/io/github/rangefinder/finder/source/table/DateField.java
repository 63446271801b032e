package io.github.rangefinder.finder.source.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as tables have them, with or without a time of day, times of day alone and durations;
 * without a zone they count as UTC.
 */
final class DateField {
  private static final String CLOCK =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
          + "(?:[ \u00a0]?(?<half>[AaPp])\\.?[ \u00a0]?[Mm]\\.?)?";
  private static final String ZONE = "Z|UTC|GMT|[ECMP][SD]T|CES?T|BST|IST|[+-]\\d{2}(?::?\\d{2})?";
  private static final String TIME = "(?:(?:T|,? |:)" + CLOCK + "(?: ?(?<zone>" + ZONE + "))?)?";
  private static final String NAME = "(?<name>\\p{L}{3,9})\\.?";

  private static final Pattern SPELT = Pattern.compile("^[Pp]|\\d ?\\p{L}+,? ?\\d");

  private static final long MILLIS_A_DAY = 86_400_000;

  /** Years of two digits are those from 1969 to 2068, as in POSIX. */
  private static final int FIRST_OF_TWO_DIGITS = 69;

  /** The order of year, month and day. */
  enum Order {
    /** 2024-01-31, 2024.1.31, 2024年1月31日; 2024-01 for its first day */
    YEAR_FIRST(
        "(?<year>\\d{4})(?:[-/]|\\. ?|年)(?<month>\\d{1,2})(?:(?:[-/]|\\. ?|月)(?<day>\\d{1,2})[日.]?"
            + TIME
            + "|(?<=^(?:1[5-9]|20)\\d{2}-\\d{2}))"),
    /** 31.01.2024, 31/1/24 */
    DAY_FIRST("(?<day>\\d{1,2})%s(?<month>\\d{1,2})%s(?<year>\\d{4}|\\d{2})" + TIME),
    /** 01/31/2024, 1/31/24 */
    MONTH_FIRST("(?<month>\\d{1,2})%s(?<day>\\d{1,2})%s(?<year>\\d{4}|\\d{2})" + TIME),
    /** 31-Jan-2024, 31JAN2024, 31 January 2024 */
    DAY_AND_NAME(
        "(?:\\p{L}{2,9}\\.?,? )?(?<day>\\d{1,2})(?:\\. ?|[- /]| de )?"
            + NAME
            + "(?:[-,. /]{0,2}| de )(?<year>\\d{4}|\\d{2})"
            + TIME),
    /** Jan 31, 2024 */
    NAME_AND_DAY(
        "(?:\\p{L}{2,9}\\.?,? )?"
            + NAME
            + "[- ](?<day>\\d{1,2})(?:st|nd|rd|th)?(?:, ?|[- ])(?<year>\\d{4})"
            + TIME),
    /** Mon Jan 31 15:30:00 2024 */
    YEAR_LAST(
        "\\p{L}{2,4},? "
            + NAME
            + " {1,2}(?<day>\\d{1,2}) "
            + CLOCK
            + "(?: (?<zone>"
            + ZONE
            + "))? (?<year>\\d{4})"),
    /** 15:30, 3:30:00 PM, 2 days 15:30:00 */
    TIME_OF_DAY("(?:(?<days>\\d{1,5}) days?,? )?" + CLOCK),
    /** 59:15:00, more hours than a day has */
    HOURS(
        "(?<hours>\\d{1,5}):(?<minutes>[0-5]\\d):(?<seconds>[0-5]\\d)(?:[.,](?<fraction>\\d{1,9}))?"),
    /** 1:27.452, minutes and seconds */
    MINUTES("(?<minutes>\\d{1,3}):(?<seconds>[0-5]\\d)[.,](?<fraction>\\d{1,9})"),
    /** 2h 50m, 1 hr 5 min, PT2H50M */
    DURATION(
        "(?i)P?(?:(?<days>\\d{1,5}) ?d(?:ays?)?,? ?)?T?(?:(?<hours>\\d{1,5}) ?h(?:rs?|ours?)?,? ?)?"
            + "(?:(?<minutes>\\d{1,6}) ?m(?:ins?|inutes?)?,? ?)?"
            + "(?:(?<seconds>\\d{1,6})(?:[.,](?<fraction>\\d{1,9}))? ?s(?:ecs?|econds?)?)?");

    private final Pattern pattern;

    Order(String pattern) {
      this.pattern =
          Pattern.compile(
              pattern.replaceFirst("%s", "(?<between>[-/.])").replace("%s", "\\k<between>"));
    }
  }

  private DateField() {}

  /** The milliseconds since 1970, or since midnight; empty if the text is no date in this order. */
  static OptionalLong millis(String text, Order order) {
    Matcher date = order.pattern.matcher(text);
    if (!date.matches() || isVersion(date, order)) {
      return OptionalLong.empty();
    }
    if (order == Order.MINUTES) {
      return OptionalLong.of(millisOfMinutes(date));
    }
    if (order == Order.HOURS || order == Order.DURATION) {
      int days = order == Order.HOURS ? 0 : number(date.group("days"));
      int hours = 24 * days + number(date.group("hours"));
      return OptionalLong.of(hours * 3_600_000L + millisOfMinutes(date));
    }
    try {
      long millis = millisOfDay(date);
      return OptionalLong.of(
          order == Order.TIME_OF_DAY
              ? millis + number(date.group("days")) * MILLIS_A_DAY
              : millis + millisOfDate(date, order));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static long millisOfMinutes(Matcher time) {
    long seconds = 60L * number(time.group("minutes")) + number(time.group("seconds"));
    return 1000 * seconds + thousandths(time.group("fraction"));
  }

  /**
   * Whether a duration has several units, or begins as ISO 8601 has it; what has one, as {@code
   * 5m}, is a number with a unit.
   */
  static boolean isSpelt(String duration) {
    return SPELT.matcher(duration).find();
  }

  /** {@code 1.12.20} is none of a date, but {@code 01.12.20} is. */
  private static boolean isVersion(Matcher date, Order order) {
    return (order == Order.DAY_FIRST || order == Order.MONTH_FIRST)
        && date.group("between").equals(".")
        && date.group("year").length() == 2
        && date.group("day").length() + date.group("month").length() < 4;
  }

  private static long millisOfDate(Matcher date, Order order) {
    boolean named =
        order == Order.DAY_AND_NAME || order == Order.NAME_AND_DAY || order == Order.YEAR_LAST;
    int month = named ? MonthName.number(date.group("name")) : number(date.group("month"));
    int dayOfMonth = date.group("day") == null ? 1 : number(date.group("day"));
    LocalDate day = LocalDate.of(year(date.group("year")), month, dayOfMonth);
    String zone = date.group("zone");
    ZoneOffset offset =
        zone == null || zone.endsWith("T") || zone.endsWith("C")
            ? ZoneOffset.UTC
            : ZoneOffset.of(zone);
    return (day.toEpochDay() * 86_400 - offset.getTotalSeconds()) * 1000;
  }

  private static int year(String digits) {
    int year = number(digits);
    return digits.length() > 2 ? year : year + (year < FIRST_OF_TWO_DIGITS ? 2000 : 1900);
  }

  private static long millisOfDay(Matcher date) {
    int hour = number(date.group("hour"));
    String half = date.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException(hour + " is no hour of a half day");
      }
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
    }
    LocalTime time = LocalTime.of(hour, number(date.group("minute")), number(date.group("second")));
    return time.toSecondOfDay() * 1000L + thousandths(date.group("fraction"));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int thousandths(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
  }
}
