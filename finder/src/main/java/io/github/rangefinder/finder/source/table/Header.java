package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of a table's columns: those of its first row if it is a header, or their numbers.
 *
 * @param given whether the file has them
 */
record Header(List<String> names, boolean given) {
  private static final int MOST_LISTED = 12;
  private static final int FEWEST_NUMBERED = 3;

  /** Years and wavelengths are above; counts and marks in a row of samples may be below. */
  private static final double SMALLEST_OF_A_SCALE = 100;

  /**
   * Finds out whether the first row is a header: if it has the name of a label column; if it is of
   * words alone that do not come again in their columns; if it has a word above a number; if it
   * counts the columns from 0, as pandas does; if its numbers are a scale, of years or wavelengths.
   * Then no row of samples.
   */
  static Header of(RawTable table, List<String> wanted) {
    List<String> first = table.first();
    boolean header =
        wanted.stream().anyMatch(name -> !Decimal.isNumber(name) && first.contains(name))
            || isNames(table, first)
            || isAboveNumbers(table, first)
            || isCount(first)
            || isScale(table, first);
    if (header) {
      return new Header(first, true);
    }
    table.takeFirstRow();
    boolean commented = table.comment().size() == first.size() && !isAllNumbers(table.comment());
    return new Header(
        commented
            ? table.comment()
            : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList(),
        commented);
  }

  private static boolean isAllNumbers(List<String> fields) {
    return fields.stream().allMatch(Decimal::isNumber);
  }

  private static boolean isName(String field) {
    return !Decimal.isNumber(field) && !Decimal.isMissing(field) && !isFormatted(field);
  }

  /** Whether it is a number or a date in any form, or says that there is none. */
  private static boolean isFormatted(String field) {
    Form form = new FieldParser().parse(field.toCharArray(), 0, field.length(), true);
    return form != Form.WORD;
  }

  private static boolean isNames(RawTable table, List<String> first) {
    boolean recurring = table.rows() > 0;
    for (int i = 0; i < first.size(); i++) {
      String field = first.get(i);
      if (!isName(field) && !(i == 0 && field.isEmpty() && first.size() > 1)) {
        return false;
      }
      recurring &= table.column(i).words().contains(field);
    }
    return !recurring;
  }

  /** A word that does not come again where the rest of the column has numbers or dates. */
  private static boolean isAboveNumbers(RawTable table, List<String> first) {
    return IntStream.range(0, first.size())
        .anyMatch(
            i -> {
              Column column = table.column(i);
              return isName(first.get(i))
                  && !column.words().contains(first.get(i))
                  && 2 * (column.filled() - column.wordCount()) > column.filled();
            });
  }

  /** 0, 1, 2, … with or without an empty field before them. */
  private static boolean isCount(List<String> first) {
    int from = first.get(0).isEmpty() ? 1 : 0;
    return first.size() - from >= FEWEST_NUMBERED - from
        && first.size() > from
        && IntStream.range(from, first.size())
            .allMatch(i -> first.get(i).equals(String.valueOf(i - from)));
  }

  /** Numbers that grow in equal steps, beside words that do not come again in their columns. */
  private static boolean isScale(RawTable table, List<String> first) {
    double[] numbers =
        first.stream().filter(Decimal::isNumber).mapToDouble(Decimal::parse).toArray();
    if (numbers.length < FEWEST_NUMBERED || numbers[0] < SMALLEST_OF_A_SCALE) {
      return false;
    }
    double step = numbers[1] - numbers[0];
    return step > 0
        && IntStream.range(1, numbers.length)
            .allMatch(i -> Math.abs(numbers[i] - numbers[i - 1] - step) <= 1e-6 * numbers[i])
        && IntStream.range(0, first.size())
            .filter(i -> !Decimal.isNumber(first.get(i)))
            .allMatch(i -> !table.column(i).words().contains(first.get(i)))
        && numbers.length < first.size();
  }

  /** Whether the first column is an index, as pandas and R write it: without a name. */
  boolean hasIndex() {
    return given && (names.get(0).isEmpty() || names.get(0).equals("Unnamed: 0"));
  }

  /**
   * The place of a column.
   *
   * @param wanted its name or number, from 1
   * @throws DataFormatException if there is none, or there are several of that name
   */
  int find(String file, String wanted) throws DataFormatException {
    int place = names.indexOf(wanted);
    if (place >= 0 && place != names.lastIndexOf(wanted)) {
      throw new DataFormatException(
          "%s has several columns named %s; name the label column by its number, from 1"
              .formatted(file, wanted));
    }
    if (place < 0 && wanted.matches("\\d{1,9}")) {
      place = Integer.parseInt(wanted) - 1;
    }
    if (place < 0 || place >= names.size()) {
      throw new DataFormatException(
          "%s has no column %s, only %s".formatted(file, wanted, listed()));
    }
    return place;
  }

  private String listed() {
    return names.size() <= MOST_LISTED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_LISTED)) + ", ... (" + names.size() + " columns)";
  }

  /** Whether every name occurs once. */
  boolean isUnique() {
    Set<String> different = new HashSet<>(names);
    return different.size() == names.size();
  }
}
