package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text as a table of fields. They are separated by tabs, semicolons, commas or blanks, and each
 * is a number however programs print it, see {@link PrintedNumber}. Where a comma may be a decimal
 * one or stand between thousands, the other numbers tell, or else that commas separate no fields. A
 * line that begins with {@code #} is a remark, but for a first one that names the columns, as NumPy
 * writes it.
 */
final class CurveTable {
  private static final char REMARK = '#';

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final PrintedNumber.Comma comma;
  private List<String> names = List.of();

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  CurveTable(String printed) {
    String text = PrintedNumber.withoutColours(printed);
    char separator = separator(firstRow(text));
    String table = separator == ' ' ? text.replaceAll("(?m)[ ]+", " ") : text;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(table), format)) {
      for (CSVRecord row : parser) {
        add(row.toList(), parser.getCurrentLineNumber());
      }
    } catch (IOException | RuntimeException e) { // what the parser throws at a broken quotation
      throw new IllegalArgumentException("it is no CSV file", e);
    }
    comma = comma(separator);
    if (!rows.isEmpty() && rows.get(0).stream().noneMatch(this::isNumber)) {
      names = rows.remove(0);
      lines.remove(0);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("it has no rows of numbers");
    }
  }

  private static String firstRow(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.charAt(0) != REMARK)
        .findFirst()
        .orElse("");
  }

  private static char separator(String row) {
    for (char separator : new char[] {'\t', ';'}) {
      if (row.indexOf(separator) >= 0) {
        return separator;
      }
    }
    String[] words = row.split(" +");
    boolean blanks =
        words.length > 1
            && (row.indexOf(',') < 0 || Stream.of(words).allMatch(CurveTable::isWhole));
    return blanks ? ' ' : ',';
  }

  /** Whether a word is a number, its comma within it. */
  private static boolean isWhole(String word) {
    return !word.startsWith(",")
        && !word.endsWith(",")
        && PrintedNumber.of(word, PrintedNumber.Comma.POINT).isPresent();
  }

  private void add(List<String> row, long line) {
    boolean remark = row.get(0).startsWith(String.valueOf(REMARK));
    List<String> words = new ArrayList<>(row);
    words.set(0, row.get(0).substring(remark ? 1 : 0).strip());
    words.removeIf(word -> remark && word.isEmpty());
    boolean first = rows.isEmpty();
    boolean named = CurveNames.rate(words).isPresent() && CurveNames.loss(words).isPresent();
    if (!remark || (first && named)) {
      rows.add(words);
      lines.add(line);
    }
  }

  /** The names of the columns; empty if the text has none. */
  List<String> names() {
    return names;
  }

  int size() {
    return rows.size();
  }

  List<String> row(int row) {
    return rows.get(row);
  }

  /** A field; empty if there is no such column. */
  String at(int row, int column) {
    return column < 0 || column >= rows.get(row).size() ? "" : rows.get(row).get(column);
  }

  /** What the numbers that leave no doubt say of the others' commas. */
  private PrintedNumber.Comma comma(char separator) {
    Set<PrintedNumber.Comma> said = EnumSet.noneOf(PrintedNumber.Comma.class);
    for (List<String> row : rows) {
      for (String field : row) {
        if (field.indexOf(',') >= 0) {
          said.add(PrintedNumber.comma(field));
        }
      }
    }
    said.remove(PrintedNumber.Comma.EITHER);
    if (said.isEmpty() && separator != ',') {
      return PrintedNumber.Comma.POINT;
    }
    return said.size() == 1 ? said.iterator().next() : PrintedNumber.Comma.EITHER;
  }

  boolean isNumber(String field) {
    return PrintedNumber.of(field, comma).isPresent();
  }

  /** A field as a number. An empty one is no number, as pandas writes NaN. */
  double number(int row, int column) {
    List<String> fields = rows.get(row);
    if (column >= fields.size()) {
      throw new IllegalArgumentException(
          "line %d: expected %d fields or more, found %d"
              .formatted(lines.get(row), column + 1, fields.size()));
    }
    String field = fields.get(column);
    if (field.isEmpty()) {
      return Double.NaN;
    }
    OptionalDouble number = PrintedNumber.of(field, comma);
    if (number.isEmpty()) {
      throw new IllegalArgumentException(
          "line %d: expected a number, found '%s'%s"
              .formatted(
                  lines.get(row),
                  field,
                  PrintedNumber.isTwofold(field) ? PrintedNumber.TWOFOLD : ""));
    }
    return number.getAsDouble();
  }
}
