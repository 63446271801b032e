package io.github.rangefinder.finder.source.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learning rates and losses in a table: columns with these names, or the first two that hold
 * numbers and do not just count steps. A column {@code optimizer}, and {@code repeat}, tell curves
 * apart, as in our own {@code range-test.csv}. Where no row has both numbers, as some loggers write
 * them, a loss belongs to the learning rate before it.
 */
final class CurveCsv {
  private static final int FEWEST_COUNTED = 3;

  private final CurveTable table;
  private final int rate;
  private final int loss;

  private CurveCsv(CurveTable table) {
    this.table = table;
    OptionalInt rateNamed = CurveNames.rate(table.names());
    OptionalInt lossNamed = CurveNames.loss(table.names());
    List<Integer> others =
        IntStream.range(0, table.row(0).size())
            .filter(i -> table.isNumber(table.row(0).get(i)))
            .filter(i -> !isCounter(i) && !isNamed(i, CurveNames::isAccuracy))
            .filter(i -> i != rateNamed.orElse(-1) && !isNamed(i, CurveNames::isLoss))
            .boxed()
            .toList();
    int wanted = (rateNamed.isPresent() ? 0 : 1) + (lossNamed.isPresent() ? 0 : 1);
    if (others.size() < wanted) {
      throw new IllegalArgumentException(
          "expected a learning rate and a loss in each row, found '%s'%s"
              .formatted(
                  String.join(",", table.row(0)),
                  table.names().isEmpty()
                      ? ""
                      : " under '%s'".formatted(String.join(",", table.names()))));
    }
    rate = rateNamed.isPresent() ? rateNamed.getAsInt() : others.get(0);
    loss = lossNamed.isPresent() ? lossNamed.getAsInt() : others.get(wanted - 1);
  }

  private boolean isNamed(int column, Predicate<String> kind) {
    return column < table.names().size() && kind.test(table.names().get(column));
  }

  /** Whether a column counts by its name, or, without one, has whole numbers alone. */
  private boolean isCounter(int column) {
    return column < table.names().size()
        ? CurveNames.isCounter(table.names().get(column))
        : table.size() >= FEWEST_COUNTED
            && IntStream.range(0, table.size())
                .allMatch(
                    row ->
                        table.isNumber(table.at(row, column))
                            && table.number(row, column) == Math.rint(table.number(row, column)));
  }

  /**
   * Reads a text.
   *
   * @param known how the tests went, if the table is our own
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static List<RecordedCurve> read(String text, Optional<OwnTests> known) {
    CurveTable table = new CurveTable(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return new CurveCsv(table).curves(known);
  }

  private List<RecordedCurve> curves(Optional<OwnTests> known) {
    int optimizer = table.names().indexOf("optimizer");
    int repeat = table.names().indexOf("repeat");
    Map<List<String>, List<Integer>> curves = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      List<String> curve = List.of(table.at(row, optimizer), table.at(row, repeat));
      curves.computeIfAbsent(curve, key -> new ArrayList<>()).add(row);
    }
    List<RecordedCurve> all = new ArrayList<>();
    curves.forEach(
        (key, mine) ->
            all.add(
                known
                    .flatMap(tests -> own(tests, key, mine))
                    .orElseGet(() -> curve(key.get(0), mine).choosing(chosen()))));
    return all;
  }

  /** Which of several losses are read. */
  private Optional<String> chosen() {
    List<String> names = table.names();
    String others =
        IntStream.range(0, names.size())
            .filter(column -> column != loss && isNamed(column, CurveNames::isLoss))
            .mapToObj(names::get)
            .collect(Collectors.joining(" or "));
    return others.isEmpty() ? Optional.empty() : Optional.of(names.get(loss) + ", not " + others);
  }

  /** A test of our own, of which more is known: the losses that were judged, where they were. */
  private Optional<RecordedCurve> own(OwnTests tests, List<String> key, List<Integer> mine) {
    int judged = table.names().indexOf(tests.loss());
    List<Integer> rows = mine.stream().filter(row -> !table.at(row, judged).isEmpty()).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : tests
            .of(key.get(0), key.get(1), mine.size())
            .map(
                known ->
                    RecordedCurve.of(key.get(0), column(rows, rate), column(rows, judged))
                        .in(known));
  }

  private RecordedCurve curve(String name, List<Integer> rows) {
    double[] rates = column(rows, rate);
    double[] losses = column(rows, loss);
    boolean apart =
        IntStream.range(0, rates.length)
            .allMatch(i -> Double.isNaN(rates[i]) || Double.isNaN(losses[i]));
    if (apart) {
      return joined(name, rates, losses);
    }
    List<Integer> recorded = recorded(rows);
    return RecordedCurve.of(name, column(recorded, rate), column(recorded, loss));
  }

  /** Without rows that say nothing of the loss, unless none does later, as pandas writes NaN. */
  private List<Integer> recorded(List<Integer> rows) {
    int last = rows.stream().filter(this::hasLoss).reduce(-1, (before, row) -> row);
    return rows.stream().filter(row -> row > last || hasLoss(row)).toList();
  }

  private boolean hasLoss(int row) {
    return !table.at(row, loss).isEmpty();
  }

  private double[] column(List<Integer> rows, int column) {
    return rows.stream().mapToDouble(row -> number(row, column)).toArray();
  }

  /** In what a loss is measured changes no answer; a learning rate of 1 % is 0.01. */
  private double number(int row, int column) {
    boolean percent = column == rate && table.at(row, column).endsWith("%");
    return table.number(row, column) / (percent ? 100 : 1);
  }

  private static RecordedCurve joined(String name, double[] rates, double[] losses) {
    double[] last = rates.clone();
    for (int i = 1; i < last.length; i++) {
      last[i] = Double.isNaN(last[i]) ? last[i - 1] : last[i];
    }
    int[] both =
        IntStream.range(0, last.length)
            .filter(i -> !Double.isNaN(last[i]) && !Double.isNaN(losses[i]))
            .toArray();
    return RecordedCurve.of(
        name,
        IntStream.of(both).mapToDouble(i -> last[i]).toArray(),
        IntStream.of(both).mapToDouble(i -> losses[i]).toArray());
  }
}
