package io.github.rangefinder.finder.source.curve;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Learning rates and losses in a table: columns with these names, or the first two that hold
 * numbers. Separated by commas, semicolons or tabs; with semicolons or tabs a number may have a
 * decimal comma. A column {@code optimizer}, and {@code repeat}, tell curves apart, as in our own
 * {@code range-test.csv}.
 */
final class CurveCsv {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final boolean decimalComma;
  private final boolean header;

  private CurveCsv(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    decimalComma = separator != ',';
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        rows.add(row.toList());
        lines.add(parser.getCurrentLineNumber());
      }
    } catch (IOException | RuntimeException e) { // what the parser throws at a broken quotation
      throw new IllegalArgumentException("it is no CSV file", e);
    }
    header = !rows.isEmpty() && rows.get(0).stream().noneMatch(this::isNumber);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static List<RecordedCurve> read(String text) {
    return new CurveCsv(text.startsWith("\uFEFF") ? text.substring(1) : text).curves();
  }

  private List<RecordedCurve> curves() {
    int from = header ? 1 : 0;
    if (rows.size() <= from) {
      throw new IllegalArgumentException("it has no rows of numbers");
    }
    List<String> names = header ? rows.get(0) : List.of();
    int[] columns = columns(names, rows.get(from));
    int optimizer = names.indexOf("optimizer");
    int repeat = names.indexOf("repeat");
    Map<List<String>, List<Integer>> curves = new LinkedHashMap<>();
    for (int row = from; row < rows.size(); row++) {
      curves
          .computeIfAbsent(List.of(at(row, optimizer), at(row, repeat)), key -> new ArrayList<>())
          .add(row);
    }
    List<RecordedCurve> all = new ArrayList<>();
    curves.forEach(
        (key, mine) ->
            all.add(
                RecordedCurve.of(
                    key.get(0),
                    mine.stream().mapToDouble(row -> number(row, columns[0])).toArray(),
                    mine.stream().mapToDouble(row -> number(row, columns[1])).toArray())));
    return all;
  }

  private String at(int row, int column) {
    return column < 0 || column >= rows.get(row).size() ? "" : rows.get(row).get(column);
  }

  /** The columns of the learning rate and of the loss. */
  private int[] columns(List<String> names, List<String> first) {
    OptionalInt rate = CurveNames.rate(names);
    OptionalInt loss = CurveNames.loss(names);
    if (rate.isPresent() && loss.isPresent()) {
      return new int[] {rate.getAsInt(), loss.getAsInt()};
    }
    int[] numeric =
        IntStream.range(0, first.size()).filter(i -> isNumber(first.get(i))).limit(2).toArray();
    if (numeric.length < 2) {
      throw new IllegalArgumentException(
          "expected a learning rate and a loss in each row, found '%s'"
              .formatted(String.join(",", first)));
    }
    return numeric;
  }

  private boolean isNumber(String field) {
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

  /** An empty field is no number, as pandas writes NaN. */
  private double number(int row, int column) {
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
