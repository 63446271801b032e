package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table as it was read, before it is decided what its columns mean. Its first row is kept as
 * text, for it may be a header.
 */
final class RawTable implements RowReader.Sink {
  /** More than any table of samples has; a longer row is no table. */
  private static final int MOST_COLUMNS = 1 << 17;

  private static final int FEWEST_UNDER_A_TITLE = 3;

  private static final Pattern RULE = Pattern.compile("[-+:=|\\s]*");

  private final String file;
  private final OtherRows others;
  private final Set<Integer> otherLines;
  private final List<Integer> footers = new ArrayList<>();
  private final FieldParser parser = new FieldParser();
  private final List<RawField> waiting = new ArrayList<>();
  private List<RawField> first;
  private long firstLine;
  private long widthLine;
  private List<String> comment = List.of();
  private char separator;
  private boolean mayBeComment;
  private int fields;
  private int filled;
  private boolean lastIsEmpty;
  private boolean unread;
  private int titles;
  private Column[] columns;
  private long[] row;
  private long line;
  private Cells cells;

  /** A field as text, for rows of which is not known yet what they are. */
  record RawField(String text, boolean quoted) {}

  private RawTable(String file, OtherRows others) {
    this.file = file;
    this.others = others;
    this.otherLines = others.lines();
  }

  /** Reads a file; what it means is found out later. */
  static RawTable read(Path file, TextEncoding encoding) throws IOException {
    RawTable all = read(file, encoding, OtherRows.NONE);
    OtherRows others = OtherRows.of(all, all.footers);
    return others.isEmpty() ? all : read(file, encoding, others);
  }

  private static RawTable read(Path file, TextEncoding encoding, OtherRows others)
      throws IOException {
    RawTable table = new RawTable(file.toString(), others);
    RowReader reader = new RowReader(file, encoding);
    table.separator = reader.form().separator();
    table.comment = reader.form().comment();
    reader.read(table);
    if (table.first == null) {
      throw new DataFormatException(file + " is empty, expected a row for each sample");
    }
    if (table.columns == null) {
      table.begin(table.first.size());
    }
    return table;
  }

  @Override
  public void beginRow(long number) {
    line = number;
    unread = number <= Integer.MAX_VALUE && otherLines.contains((int) number);
    fields = 0;
    filled = 0;
  }

  @Override
  public void field(char[] characters, int offset, int length, boolean quoted) {
    if (unread) {
      return;
    }
    if (fields == 0) {
      mayBeComment = !quoted && length > 0 && characters[offset] == '#';
    }
    lastIsEmpty = length == 0;
    filled += FieldParser.isBlank(characters, offset, length) ? 0 : 1;
    fields++;
    if (mayBeComment || mayBeginTable()) {
      if (fields <= MOST_COLUMNS) {
        waiting.add(new RawField(new String(characters, offset, length), quoted));
      }
    } else if (fields <= row.length) {
      add(fields - 1, characters, offset, length, quoted);
    }
  }

  /** Whether it is not known yet that this row is not the first one of the table. */
  private boolean mayBeginTable() {
    return columns == null || columns.length == 1 && cells.rows() < TableForm.MOST_TITLES;
  }

  private void add(int column, char[] characters, int offset, int length, boolean quoted) {
    Form form = parser.parse(characters, offset, length, quoted);
    row[column] = columns[column].add(parser, form, line);
  }

  @Override
  public void endRow() throws DataFormatException {
    if (unread) {
      return;
    }
    int found = fields;
    if (found > MOST_COLUMNS) {
      throw new DataFormatException(
          "%s, line %d: %d fields, more than the %d that a table may have"
              .formatted(file, line, found, MOST_COLUMNS));
    }
    boolean isComment = mayBeComment && (first == null || found != width());
    if (isComment || filled == 0) {
      forgetRow();
      return;
    }
    if (columns == null && isRule()) {
      waiting.clear();
      return;
    }
    if (first != null && isTitle(found)) {
      titles += 1 + (columns == null ? 0 : cells.rows());
      first = null;
      columns = null;
    }
    if (first == null) {
      takeFirst();
    } else {
      if (columns == null) {
        begin(found);
      }
      if (isFooter(found)) {
        footers.add((int) line);
        return;
      }
      requireNoFooter();
      requireWidth(found);
      for (int i = 0; i < waiting.size() && i < row.length; i++) {
        add(i, waiting.get(i));
      }
      waiting.clear();
      cells.add(row, line);
    }
  }

  /**
   * Whether a row is a single field of several words, as remarks below a table are, or the line
   * that MySQL draws there.
   */
  private boolean isFooter(int found) {
    return found == 1
        && width() >= FEWEST_UNDER_A_TITLE
        && waiting.isEmpty()
        && Cell.isWord(row[0])
        && (OtherRows.isText(columns[0].word(row[0])) || isRule(columns[0].word(row[0])));
  }

  /** Another row comes: what looked like a remark below the table was none. */
  private void requireNoFooter() throws DataFormatException {
    if (!footers.isEmpty()) {
      throw wrongWidth(footers.get(0), 1);
    }
  }

  /** A row of which nothing is to be left; if its fields were taken, they were empty. */
  private void forgetRow() {
    if (columns != null && waiting.isEmpty()) {
      for (int i = 0; i < Math.min(fields, columns.length); i++) {
        columns[i].forgetGap();
      }
    }
    waiting.clear();
  }

  /**
   * Whether what there is so far is but a title, or a few lines of it, above a row of so many
   * fields: one field in each, alone or with nothing but separators behind it.
   */
  private boolean isTitle(int found) {
    if (first.size() == 1) {
      return found >= FEWEST_UNDER_A_TITLE && filled > 1 && mayBeginTable();
    }
    return columns == null
        && first.size() >= FEWEST_UNDER_A_TITLE
        && first.stream().filter(field -> !field.text().isBlank()).count() == 1
        && first.stream().noneMatch(field -> Decimal.isNumber(field.text()));
  }

  /** Whether nothing but a line is drawn above or below a header, as psql and Markdown do. */
  private boolean isRule() {
    return waiting.stream().anyMatch(field -> isRule(field.text()))
        && waiting.stream().allMatch(field -> RULE.matcher(field.text()).matches());
  }

  private static boolean isRule(String field) {
    return field.contains("--") && RULE.matcher(field).matches();
  }

  private void takeFirst() {
    first = List.copyOf(waiting);
    firstLine = line;
    widthLine = line;
    waiting.clear();
  }

  private void add(int column, RawField field) {
    char[] text = field.text().toCharArray();
    add(column, text, 0, text.length, field.quoted());
  }

  private int width() {
    return columns == null ? first.size() : columns.length;
  }

  /** A row may end with a separator. */
  private void requireWidth(int found) throws DataFormatException {
    if (found != width() && !(found == width() + 1 && lastIsEmpty)) {
      throw wrongWidth(line, found);
    }
  }

  private DataFormatException wrongWidth(long where, int found) {
    return new DataFormatException(
        "%s, line %d: %d fields, expected %d as in line %d"
            .formatted(file, where, found, width(), widthLine));
  }

  /** R writes no name above the names of the rows; a header may end with a separator. */
  private void begin(int found) {
    if (found == first.size() - 1 && first.get(found).text().isBlank()) {
      first = first.subList(0, found);
    }
    boolean names = first.stream().noneMatch(field -> Decimal.isNumber(field.text()));
    if (found == first.size() + 1 && names && !lastIsEmpty) {
      List<RawField> whole = new ArrayList<>(List.of(new RawField("", false)));
      whole.addAll(first);
      first = whole;
      widthLine = line;
    }
    columns = new Column[first.size()];
    Arrays.setAll(columns, i -> new Column());
    row = new long[columns.length];
    cells = new Cells(columns.length, firstLine);
  }

  /** Makes a row of samples of the first row, which is no header after all. */
  void takeFirstRow() {
    line = firstLine;
    for (int i = 0; i < row.length; i++) {
      add(i, first.get(i));
    }
    cells.takeFirst(row);
  }

  String file() {
    return file;
  }

  char separator() {
    return separator;
  }

  /** The fields of the first row, without blanks around them. */
  List<String> first() {
    return first.stream().map(field -> field.text().strip()).toList();
  }

  /** The fields of a comment before it. */
  List<String> comment() {
    return comment;
  }

  /** The lines of a title above it, which are left out. */
  int titles() {
    return titles;
  }

  /** The rows that are no samples and were left out. */
  OtherRows otherRows() {
    return others;
  }

  int rows() {
    return cells.rows();
  }

  int columns() {
    return columns.length;
  }

  Column column(int place) {
    return columns[place];
  }

  Cells cells() {
    return cells;
  }

  /** A field's word; empty where it has a number, a date or nothing. */
  String word(int row, int column) {
    long cell = cells.get(row, column);
    return Cell.isWord(cell) ? columns[column].word(cell) : "";
  }

  /** How messages call a row. */
  String where(int row) {
    return file + ", line " + cells.line(row);
  }

  /** How messages call the first row that has a word in a column. */
  String where(int column, String word) {
    return IntStream.range(0, rows())
        .filter(row -> word(row, column).equals(word))
        .mapToObj(this::where)
        .findFirst()
        .orElse(file);
  }
}
