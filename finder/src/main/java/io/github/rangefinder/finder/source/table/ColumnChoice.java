package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides what a column of the training part becomes, by all of its fields. */
final class ColumnChoice {
  /** So many fields of another kind are mistakes in a column of numbers, not its words. */
  private static final int STRAYS = 20;

  /** In so few rows, everything may be different by chance. */
  private static final int FEWEST_ROWS = 10;

  private static final int FEW_WORDS = 20;
  private static final int MOST_WORDS = 1000;

  private static final Pattern ID_NAME =
      Pattern.compile(
          "(?i)(?:.*[_ .-])?(?:id|ids|uid|uuid|guid|index|idx|key|no|nr|number|row|rownum|rowid)"
              + "|.*[a-z](?-i:Id|ID)");
  private static final Pattern IMAGE_NAME =
      Pattern.compile("(?i)[^.]\\.(?:png|jpe?g|gif|bmp|webp|tiff?|dcm)$");
  private static final Pattern TIME_NAME =
      Pattern.compile("(?i).*(?:year|month|week|day|hour|minute|second|date|time|age).*");

  private final RawTable table;
  private final Conventions conventions;
  private final int place;
  private final String name;
  private final Column column;

  /** The order of the dates that all of the column's words are; null if they are none. */
  private final DateField.Order wordDates;

  /** The numbers with units that they are. */
  private final Optional<UnitNumbers> units;

  ColumnChoice(RawTable table, Conventions conventions, int place, String name) {
    this.table = table;
    this.conventions = conventions;
    this.place = place;
    this.name = name;
    this.column = table.column(place);
    this.wordDates = wordDates();
    this.units = wordDates == null ? UnitNumbers.of(column) : Optional.empty();
  }

  /**
   * Whether numbers are what the column has, but for a few mistakes, or any number of numbers that
   * are written in another convention.
   */
  private boolean isNumbers() {
    int numbers = column.numbers(conventions.of(place));
    int others = column.filled() - numbers;
    boolean mixed = column.wordCount() == 0 && column.count(Form.DATE) == 0;
    return numbers >= others && (mixed || others <= Math.max(1, column.filled() / STRAYS));
  }

  private boolean isDates() {
    return column.count(Form.DATE) > 0
        && column.filled() - column.count(Form.DATE) <= column.filled() / STRAYS;
  }

  private DateField.Order wordDates() {
    if (column.wordCount() == 0 || column.wordCount() < column.filled()) {
      return null;
    }
    boolean slashes = column.words().get(0).indexOf('/') > 0;
    return Stream.of(
            slashes ? DateField.Order.MONTH_FIRST : DateField.Order.DAY_FIRST,
            slashes ? DateField.Order.DAY_FIRST : DateField.Order.MONTH_FIRST,
            DateField.Order.DAY_AND_NAME,
            DateField.Order.NAME_AND_DAY,
            DateField.Order.YEAR_LAST,
            DateField.Order.TIME_OF_DAY,
            DateField.Order.HOURS,
            DateField.Order.MINUTES,
            DateField.Order.DURATION)
        .filter(this::areDates)
        .findFirst()
        .orElse(null);
  }

  private boolean areDates(DateField.Order order) {
    return column.words().stream().allMatch(word -> DateField.millis(word, order).isPresent())
        && (order != DateField.Order.DURATION
            || column.words().stream().anyMatch(DateField::isSpelt));
  }

  /**
   * The feature that suits the column.
   *
   * @param gaps the numbers that say there is none
   * @param notes takes what the user should know
   * @throws DataFormatException if it has a mistake
   */
  Feature choose(boolean flags, List<NumberEnds.Number> gaps, TableNotes notes)
      throws DataFormatException {
    if (wordDates != null) {
      notes.dates(name, wordDates);
      return number(Readings.dates(wordDates), flags, notes);
    }
    if (units.isPresent()) {
      notes.units(name, units.get().units());
      return measured(units.get(), flags, gaps, notes);
    }
    if (isNumbers()) {
      requireNoLoneMark();
      conventions.note(place, name, notes);
      notes.marks(name, column.marked(), column.filled());
      return measured(Readings.numbers(conventions.of(place)), flags, gaps, notes);
    }
    if (isDates()) {
      notes.dates(name, DateField.Order.YEAR_FIRST);
      return number(Readings.dates(DateField.Order.YEAR_FIRST), flags, notes);
    }
    if (column.wordCount() == column.filled() && Readings.isYesAndNo(column)) {
      notes.yesAndNo.add(name);
      return number(Readings.yesAndNo(), flags, notes);
    }
    return words(notes);
  }

  /**
   * What the numbers that the column measures are at both ends, if it does.
   *
   * @throws DataFormatException if it has a mistake
   */
  NumberEnds ends() throws DataFormatException {
    if (wordDates == null && units.isPresent()) {
      return NumberEnds.of(values(units.get()));
    }
    return NumberEnds.of(
        wordDates == null && isNumbers()
            ? values(Readings.numbers(conventions.of(place)))
            : new double[0]);
  }

  /** A point, a dash or a star for no number comes again; one alone is a mistake. */
  private void requireNoLoneMark() throws DataFormatException {
    Column.Example nothing = column.example(Form.NONE);
    if (nothing != null && column.count(Form.NONE) == 1 && nothing.text().length() == 1) {
      throw new DataFormatException(
          "%s, line %d: column %s has %s, expected a finite number"
              .formatted(table.file(), nothing.line(), name, nothing.text()));
    }
  }

  /** Numbers, some of which may stand for none and stay where gaps have no number of their own. */
  private Feature measured(
      NumberFeature.Reading reading, boolean flags, List<NumberEnds.Number> gaps, TableNotes notes)
      throws DataFormatException {
    if (gaps.isEmpty()) {
      return number(reading, flags, notes);
    }
    if (!flags) {
      notes.gapNumbersStay(name, gaps);
      return number(reading, false, notes);
    }
    notes.gapNumbers(name, gaps);
    NumberFeature.Reading others = reading;
    for (NumberEnds.Number gap : gaps) {
      others = new GapNumber(others, gap.value());
    }
    return number(others, true, notes);
  }

  /** What there is in the column's rows, without those that have nothing. */
  private double[] values(NumberFeature.Reading reading) throws DataFormatException {
    var numbers = reading.of(table, place, name);
    return IntStream.range(0, table.rows())
        .mapToDouble(row -> numbers.applyAsDouble(table.cells().get(row, place)))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private Feature number(NumberFeature.Reading reading, boolean flags, TableNotes notes)
      throws DataFormatException {
    double[] values = values(reading);
    double origin = Far.origin(values);
    double median = Quantiles.of(values).median();
    int gaps = table.rows() - values.length;
    if (gaps > 0 && flags) {
      notes.missing(name, gaps, table.rows(), median);
    }
    return new NumberFeature(place, name, reading, origin, median, gaps > 0 && flags);
  }

  private Feature words(TableNotes notes) {
    Convention convention = conventions.of(place);
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      long cell = table.cells().get(row, place);
      if (!Cell.isGap(cell)) {
        counts.merge(FieldText.of(column, cell, convention), 1, Integer::sum);
      }
    }
    List<String> words =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_WORDS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    notes.words(name, counts.size(), words.size());
    return new WordFeature(place, name, words, column.count(Form.GAP) > 0, convention);
  }

  /** Why the column tells nothing of a sample; null if it may. */
  String uselessness() {
    if (column.filled() == 0) {
      return "has no value in any row";
    }
    if (table.rows() < FEWEST_ROWS) {
      return null;
    }
    boolean plain = column.wordCount() == column.filled();
    if (plain && column.words().stream().allMatch(word -> IMAGE_NAME.matcher(word).find())) {
      return "names images, which are read by folders alone, one for each class";
    }
    if (plain && wordDates == null && units.isEmpty()) {
      int different = column.words().size();
      return different == column.filled()
          ? "is different in every row"
          : different > FEW_WORDS && different > column.filled() / 2
              ? "hardly ever repeats, as a free text"
              : null;
    }
    if (column.wordCount() > 0 && !plain && !isNumbers() && !isDates() && hardlyRepeats()) {
      return "has words such as %s among numbers and hardly ever repeats"
          .formatted(column.words().get(0));
    }
    return column.count(Form.INTEGER) == table.rows() && isCounted()
        ? "is different in every row, as a number that only names it"
        : null;
  }

  /** Whether most of its fields, words or numbers, come once. */
  private boolean hardlyRepeats() {
    Set<Long> different = new HashSet<>();
    for (int row = 0; row < table.rows(); row++) {
      different.add(table.cells().get(row, place));
    }
    return different.size() > FEW_WORDS && different.size() > column.filled() / 2;
  }

  /** Whether whole numbers count the rows, or are called an id, and none comes twice. */
  private boolean isCounted() {
    boolean named = ID_NAME.matcher(name).matches();
    if (!named && TIME_NAME.matcher(name).matches()) {
      return false;
    }
    Set<Double> different = new HashSet<>();
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < table.rows(); row++) {
      double value = Cell.number(table.cells().get(row, place), Convention.POINT);
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
      if (!named && largest - smallest >= table.rows() || !different.add(value)) {
        return false;
      }
    }
    return true;
  }
}
