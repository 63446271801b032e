package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows of a table that are no samples: one of units under the header; at the end totals, and words
 * about the table.
 *
 * @param units the line of the units
 * @param ends the lines at the end
 */
record OtherRows(Optional<Integer> units, List<Integer> ends) {
  /** Fewer rows do not tell what is usual in a table. */
  private static final int FEWEST_ROWS = 5;

  private static final int FEWEST_COLUMNS = 3;
  private static final int MOST_ENDS = 10;

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?iu)(?:(?:grand |sub-?)?totals?|sum|sums|average|mean|summe|gesamt|insgesamt|mittelwert"
              + "|durchschnitt|somme|moyenne|totale|total general|suma|media|promedio|итого|всего"
              + "|合计|总计|合計)[ :]*");

  static final OtherRows NONE = new OtherRows(Optional.empty(), List.of());

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
    return new OtherRows(
        isUnits(table) ? Optional.of(table.cells().line(0)) : Optional.empty(), ends);
  }

  boolean isEmpty() {
    return units.isEmpty() && ends.isEmpty();
  }

  Set<Integer> lines() {
    Set<Integer> lines = new HashSet<>(ends);
    units.ifPresent(lines::add);
    return lines;
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
        String word = table.column(i).word(cell);
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
