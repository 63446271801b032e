package io.github.rangefinder.finder.source.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects what was decided about a table, and says it in a few sentences. */
final class TableNotes {
  private static final int MOST_NAMES = 8;

  final List<String> yesAndNo = new ArrayList<>();
  final List<String> decimalCommas = new ArrayList<>();
  final List<String> thousands = new ArrayList<>();
  private final List<String> dates = new ArrayList<>();
  private final List<String> times = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private final List<String> scales = new ArrayList<>();
  private final List<String> directions = new ArrayList<>();
  private final List<String> marked = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> gapNumbers = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();

  void words(String column, int found, int kept) {
    words.add(
        "%s (%d%s)"
            .formatted(
                column, found, kept < found ? ", the %d commonest kept".formatted(kept) : ""));
  }

  void dates(String column, DateField.Order order) {
    switch (order) {
      case DAY_FIRST -> dates.add(column + " (day first)");
      case MONTH_FIRST -> dates.add(column + " (month first)");
      case YEAR_FIRST, DAY_AND_NAME, NAME_AND_DAY, YEAR_LAST -> dates.add(column);
      case TIME_OF_DAY, HOURS, MINUTES, DURATION -> times.add(column);
    }
  }

  void units(String column, Collection<String> found) {
    List<String> columns =
        found.size() == 1 ? units : UnitNumbers.areDirections(found) ? directions : scales;
    columns.add("%s (%s)".formatted(column, String.join(", ", found)));
  }

  void marks(String column, int marked, int numbers) {
    if (marked > 0) {
      this.marked.add(
          marked == numbers ? column : "%s (%d of %d)".formatted(column, marked, numbers));
    }
  }

  void missing(String column, int gaps, int rows, double median) {
    BigDecimal digits = new BigDecimal(median, MathContext.DECIMAL32).stripTrailingZeros();
    missing.add("%s in %d of %d rows (%s)".formatted(column, gaps, rows, digits.toPlainString()));
  }

  void gapNumbers(String column, List<NumberEnds.Number> numbers) {
    gapNumbers.add("%s (%s)".formatted(column, texts(numbers)));
  }

  void gapNumbersStay(String column, List<NumberEnds.Number> numbers) {
    others.add(
        "The column %s has %s in %d rows, far from all its other numbers: where that stands for no value, the field should be empty."
            .formatted(
                column, texts(numbers), numbers.stream().mapToInt(NumberEnds.Number::times).sum()));
  }

  private static String texts(List<NumberEnds.Number> numbers) {
    return numbers.stream()
        .map(number -> GapNumber.text(number.value()))
        .collect(Collectors.joining(", "));
  }

  void leaveOut(String column, String reason) {
    leftOut
        .computeIfAbsent(reason, any -> new ArrayList<>())
        .add(column.isEmpty() ? "the first" : column);
  }

  void encoding(String file, Charset charset) {
    others.add(
        "%s is not UTF-8; it is read as %s, unless another encoding is named."
            .formatted(file, charset.name()));
  }

  void titles(int lines) {
    if (lines > 0) {
      others.add(
          lines == 1
              ? "Left out is the line of a title above the table."
              : "Left out are the %d lines of a title above the table.".formatted(lines));
    }
  }

  void otherRows(OtherRows rows) {
    rows.units()
        .ifPresent(
            line -> others.add("Left out is line %d, units below the header.".formatted(line)));
    if (!rows.orange().lines().isEmpty()) {
      others.add(
          "Left out are the lines %d and %d, in which Orange says what the columns are."
              .formatted(rows.orange().lines().get(0), rows.orange().lines().get(1)));
    }
    if (rows.headers().size() == 1) {
      others.add("Left out is line %d, the header again.".formatted(rows.headers().get(0)));
    } else if (!rows.headers().isEmpty()) {
      others.add(
          "Left out are %d lines, from line %d, the header again."
              .formatted(rows.headers().size(), rows.headers().get(0)));
    }
    if (rows.ends().size() == 1) {
      others.add(
          "Left out is line %d at the end, a total or a remark.".formatted(rows.ends().get(0)));
    } else if (!rows.ends().isEmpty()) {
      others.add(
          "Left out are %d lines at the end, from line %d, totals or remarks."
              .formatted(rows.ends().size(), rows.ends().get(0)));
    }
  }

  void labelByOrange(String column) {
    others.add("The label is the column %s, the class for Orange.".formatted(column));
  }

  void labelByName(String column) {
    others.add("The label is the column %s, by its name.".formatted(column));
  }

  void labelFirst(String column) {
    others.add(
        "The label is the column %s, the first: it alone has classes, the last one numbers."
            .formatted(column));
  }

  void labelOfNumbers(String column, int different) {
    others.add(
        "Each of the %d different numbers in the column %s is a class; if they are to be predicted as numbers, the task is regression."
            .formatted(different, column));
  }

  void labelLast(String column, String words) {
    others.add(
        "The label is the column %s, the last, not the column %s, the only one of words."
            .formatted(column, words));
  }

  void labelOfTwo(String column, String other) {
    others.add(
        "The label is the column %s, the last; the column %s has classes, too."
            .formatted(column, other));
  }

  void labelAmongOneHot(String column, List<String> oneHot) {
    others.add(
        "The label is the column %s, but %s have a single 1 in each row, as classes written one-hot:"
                .formatted(column, listed(oneHot))
            + " then each row's class belongs in one column, and these are no data to learn from.");
  }

  void dropped(int rows, int all) {
    others.add("Left out are %d of %d rows, which lack a value.".formatted(rows, all));
  }

  /** All sentences. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(others);
    leftOut.forEach(
        (reason, columns) ->
            sentences.add(
                columns.size() == 1
                    ? "Left out is the column %s, which %s.".formatted(columns.get(0), reason)
                    : "Left out are the columns %s, each of which %s."
                        .formatted(listed(columns), reason)));
    add(sentences, "Numbers with a decimal comma: ", decimalCommas);
    add(sentences, "Numbers with commas between thousands: ", thousands);
    add(sentences, "Numbers without their signs of percent, currency and the like: ", marked);
    add(sentences, "Dates count as days since 1970: ", dates);
    add(sentences, "Times count as parts of a day: ", times);
    add(sentences, "Numbers without their units: ", units);
    add(sentences, "Letters behind numbers count as thousands, millions and so on: ", scales);
    add(sentences, "South and west of 0 are negative: ", directions);
    add(sentences, "Yes counts as 1 and no as 0: ", yesAndNo);
    add(sentences, "Columns of words, a number for each word: ", words);
    add(sentences, "Numbers that stand for no value, far from all others: ", gapNumbers);
    add(
        sentences,
        "Missing numbers are the column's median, and another number says where: ",
        missing);
    return sentences;
  }

  private static void add(List<String> sentences, String start, List<String> columns) {
    if (!columns.isEmpty()) {
      sentences.add(start + listed(columns) + ".");
    }
  }

  private static String listed(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
            + " and %d others".formatted(names.size() - MOST_NAMES);
  }
}
