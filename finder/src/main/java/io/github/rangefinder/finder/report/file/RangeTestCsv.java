package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code range-test.csv}: one row for every iteration of every test. Numbers read back to the same
 * value; what is not finite stands as {@code NaN}, {@code Infinity} or {@code -Infinity}. Where a
 * test looked at held-out samples there are two columns more, empty in the rows without a look.
 */
final class RangeTestCsv {
  private static final List<String> COLUMNS =
      List.of(
          "optimizer",
          "repeat",
          "iteration",
          "learning_rate",
          "loss",
          "smoothed_loss",
          "loss_delta");

  private static final List<String> VALIDATED_COLUMNS =
      Stream.concat(COLUMNS.stream(), Stream.of("validation_loss", "validation_accuracy")).toList();

  private static final int ROWS_AT_ONCE = 10_000;

  private RangeTestCsv() {}

  /** A test by its optimizer and repeat. */
  record Key(String optimizer, int repeat) {}

  /** Writes the tests' rows; the loss delta's window is {@code movingAverage} iterations. */
  static void write(OutputStream out, List<OptimizerReport> results, int movingAverage)
      throws IOException {
    boolean validated =
        results.stream()
            .flatMap(result -> result.tests().stream())
            .anyMatch(test -> test.result().curve().isValidated());
    CsvTable.write(
        out,
        validated ? VALIDATED_COLUMNS : COLUMNS,
        printer -> print(printer.getOut(), results, movingAverage, validated));
  }

  private static void print(
      Appendable out, List<OptimizerReport> results, int movingAverage, boolean validated)
      throws IOException {
    for (OptimizerReport result : results) {
      for (TestReport test : result.tests()) {
        RangeCurve curve = test.result().curve();
        String begin = CsvTable.fields(result.optimizer(), test.repeat());
        for (int from = 0; from < curve.size(); from += ROWS_AT_ONCE) {
          out.append(rows(begin, curve, from, movingAverage, validated));
        }
      }
    }
  }

  /** Some of a test's rows, side by side: whoever has pressed Ctrl-C waits for all of them. */
  private static String rows(
      String begin, RangeCurve curve, int from, int movingAverage, boolean validated) {
    return IntStream.range(from, Math.min(curve.size(), from + ROWS_AT_ONCE))
        .parallel()
        .mapToObj(
            i -> {
              StringBuilder row = new StringBuilder(begin);
              addTo(row, curve, i, movingAverage, validated);
              return row.append('\n');
            })
        .collect(Collectors.joining());
  }

  /**
   * An iteration's numbers, of which there may be millions: they need no quotes, and no library.
   */
  private static void addTo(
      StringBuilder row, RangeCurve curve, int i, int movingAverage, boolean validated) {
    row.append(',').append(i);
    row.append(',').append(curve.learningRate(i));
    row.append(',').append(curve.loss(i)).append(',');
    if (curve.isJudged(i)) {
      row.append(curve.smoothedLoss(i));
    }
    row.append(',');
    if (i >= movingAverage) {
      row.append(curve.lossDelta(i, movingAverage));
    }
    if (validated) {
      row.append(',').append(emptyIfNone(curve.validationLoss(i)));
      row.append(',').append(emptyIfNone(curve.validationAccuracy(i)));
    }
  }

  private static String emptyIfNone(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /**
   * Reads the tests' curves, each as if the batches' losses had been judged.
   *
   * @throws IOException with a sentence that names the file, the line and what was expected there
   */
  static Map<Key, RangeCurve> read(Path file) throws IOException {
    Map<Key, List<double[]>> rows = new LinkedHashMap<>();
    CsvTable.read(file, new Rows(rows));
    Map<Key, RangeCurve> curves = new LinkedHashMap<>();
    rows.forEach((key, points) -> curves.put(key, curve(points)));
    return curves;
  }

  /** Takes the points of each test. */
  private record Rows(Map<Key, List<double[]>> tests) implements CsvTable.Reader {
    @Override
    public void columns(List<String> names) {
      if (!names.equals(COLUMNS) && !names.equals(VALIDATED_COLUMNS)) {
        throw new IllegalArgumentException("expected the columns " + String.join(",", COLUMNS));
      }
    }

    @Override
    public void row(CSVRecord row) {
      int columns = row.getParser().getHeaderNames().size();
      if (row.size() != columns) {
        throw new IllegalArgumentException("expected " + columns + " values, found " + row.size());
      }
      double repeat = number(row, 1);
      if (!(repeat >= 0 && repeat <= Integer.MAX_VALUE && repeat == Math.rint(repeat))) {
        throw new IllegalArgumentException(
            "expected a whole number for repeat, found " + row.get(1));
      }
      List<double[]> points =
          tests.computeIfAbsent(new Key(row.get(0), (int) repeat), key -> new ArrayList<>());
      if (number(row, 2) != points.size()) {
        throw new IllegalArgumentException(
            "expected iteration " + points.size() + ", found " + row.get(2));
      }
      double rate = number(row, 3);
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("expected a learning rate above 0, found " + row.get(3));
      }
      points.add(
          new double[] {
            rate,
            number(row, 4),
            numberOrNone(row, 5),
            numberOrNone(row, COLUMNS.size()),
            numberOrNone(row, COLUMNS.size() + 1)
          });
    }

    /** NaN for an empty value, and for one in a column that the file does not have. */
    private static double numberOrNone(CSVRecord row, int column) {
      boolean none = column >= row.size() || row.get(column).isEmpty();
      return none ? Double.NaN : number(row, column);
    }

    private static double number(CSVRecord row, int column) {
      try {
        return Double.parseDouble(row.get(column));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "expected a number for %s, found '%s'"
                .formatted(VALIDATED_COLUMNS.get(column), row.get(column)),
            e);
      }
    }
  }

  private static RangeCurve curve(List<double[]> points) {
    double[][] columns = new double[5][points.size()];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      Arrays.setAll(columns[c], i -> points.get(i)[column]);
    }
    return new RangeCurve(
        columns[0], columns[1], columns[2], new RangeCurve.Looks(columns[3], columns[4], false));
  }
}
