package io.github.rangefinder.finder.source.curve;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text as a table of fields. They are separated by tabs, semicolons, commas or blanks; but where
 * commas separate them, a number may have a decimal comma. A line that begins with {@code #} is a
 * remark, but for a first one that names the columns, as NumPy writes it.
 */
final class CurveTable {
  private static final char REMARK = '#';

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final boolean decimalComma;
  private List<String> names = List.of();

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  CurveTable(String text) {
    String first = firstRow(text);
    char separator = separator(first);
    decimalComma = separator != ',';
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
    for (char separator : new char[] {'\t', ';', ','}) {
      if (row.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return row.matches("\\S+( +\\S+)+") ? ' ' : ',';
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

  boolean isNumber(String field) {
    return !field.isEmpty() && !Double.isNaN(parse(field)) || field.equalsIgnoreCase("nan");
  }

  private double parse(String field) {
    String text = decimalComma ? field.replace(',', '.') : field;
    if (text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("+inf")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
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
    if (field.isEmpty() || field.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    double number = parse(field);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(
          "line %d: expected a number, found '%s'".formatted(lines.get(row), field));
    }
    return number;
  }
}
