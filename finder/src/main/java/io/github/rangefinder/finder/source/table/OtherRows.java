package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows of a table that are no samples: one of units under the header, or what Orange writes there;
 * the header again, where files were put together; at the end totals, and words about the table.
 *
 * @param units the line of the units
 * @param orange what Orange writes about the columns
 * @param headers the lines that have the header again
 * @param ends the lines at the end
 */
record OtherRows(
    Optional<Integer> units, OrangeHeader orange, List<Integer> headers, List<Integer> ends) {
  /** Fewer rows do not tell what is usual in a table. */
  private static final int FEWEST_ROWS = 5;

  private static final int FEWEST_COLUMNS = 3;
  private static final int MOST_ENDS = 10;

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?iu)(?:(?:grand |sub-?)?totals?|sum|sums|average|mean|summe|gesamt|insgesamt|mittelwert"
              + "|durchschnitt|somme|moyenne|totale|total general|suma|media|promedio|итого|всего"
              + "|合计|总计|合計)[ :]*");

  static final OtherRows NONE =
      new OtherRows(Optional.empty(), OrangeHeader.NONE, List.of(), List.of());

  /**
   * Finds them.
   *
   * @param footers the lines of a single field behind the last row
   */
  static OtherRows of(RawTable table, List<Integer> footers) {
    List<Integer> ends = new ArrayList<>(footers);
    int row = table.rows() - 1;
    while (row >= FEWEST_ROWS && ends.size() < MOST_ENDS && isEnd(table, row)) {
      ends.add(0, table.cells().line(row));
      row--;
    }
    OrangeHeader orange = OrangeHeader.of(table);
    boolean units = orange.lines().isEmpty() && isUnits(table);
    return new OtherRows(
        units ? Optional.of(table.cells().line(0)) : Optional.empty(),
        orange,
        headers(table),
        ends);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  Set<Integer> lines() {
    Set<Integer> lines = new HashSet<>(ends);
    lines.addAll(orange.lines());
    lines.addAll(headers);
    units.ifPresent(lines::add);
    return lines;
  }

  /** The rows that are the first one again, if these alone have a word in a column of numbers. */
  private static List<Integer> headers(RawTable table) {
    List<String> names = table.first();
    List<Column> ofNumbers =
        IntStream.range(0, table.columns())
            .filter(i -> table.column(i).words().equals(List.of(names.get(i))))
            .mapToObj(table::column)
            .filter(column -> column.numbers() > column.wordCount())
            .toList();
    if (ofNumbers.isEmpty()) {
      return List.of();
    }
    List<Integer> lines =
        IntStream.range(0, table.rows())
            .filter(row -> isFirst(table, names, row))
            .map(table.cells()::line)
            .boxed()
            .toList();
    boolean alone = ofNumbers.stream().allMatch(column -> column.wordCount() == lines.size());
    return alone ? lines : List.of();
  }

  private static boolean isFirst(RawTable table, List<String> names, int row) {
    return IntStream.range(0, table.columns())
        .allMatch(i -> names.get(i).equals(text(table, row, i)));
  }

  private static String text(RawTable table, int row, int column) {
    return FieldText.of(table.column(column), table.cells().get(row, column), Convention.POINT);
  }

  /** Whether the first row under a header has words, and no number, where all others have one. */
  private static boolean isUnits(RawTable table) {
    if (table.rows() <= FEWEST_ROWS || table.first().stream().anyMatch(Decimal::isNumber)) {
      return false;
    }
    int words = 0;
    int numbers = 0;
    int others = 0;
    for (int i = 0; i < table.columns(); i++) {
      Column column = table.column(i);
      long cell = table.cells().get(0, i);
      if (!Cell.isWord(cell) && !Cell.isGap(cell)) {
        return false;
      }
      boolean word = Cell.isWord(cell);
      boolean onlyWord = column.numbers() > 0 && column.numbers() == column.filled() - 1;
      words += word && onlyWord ? 1 : 0;
      numbers += column.numbers() > 0 && column.numbers() >= column.filled() - 1 ? 1 : 0;
      others += word && !onlyWord ? 1 : 0;
    }
    return 2 * words >= numbers && (words > 1 || words == 1 && others == 0);
  }

  private static boolean isEnd(RawTable table, int row) {
    int filled = 0;
    int totals = 0;
    int texts = 0;
    for (int i = 0; i < table.columns(); i++) {
      long cell = table.cells().get(row, i);
      filled += table.column(i).isGap(cell) ? 0 : 1;
      if (Cell.isWord(cell) && isAlone(table, row, i, cell)) {
        String word = table.word(row, i);
        totals += TOTAL.matcher(word).matches() ? 1 : 0;
        texts += isText(word) ? 1 : 0;
      }
    }
    boolean alone = filled == 1 && table.columns() >= FEWEST_COLUMNS;
    return totals > 0 && filled > totals || alone && texts + totals > 0;
  }

  /** Whether a row's word does not come in a column before it. */
  private static boolean isAlone(RawTable table, int row, int column, long cell) {
    return IntStream.range(0, row).noneMatch(i -> table.cells().get(i, column) == cell);
  }

  /** Whether a field is several words, as no name of a thing is cut short. */
  static boolean isText(String field) {
    return field.strip().indexOf(' ') > 0;
  }
}
