package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.LearningTask;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which column is the label where nobody says it: the one that is called so; else the last one,
 * unless it is the first.
 */
final class LabelChoice {
  private static final Set<String> LABEL = Set.of("label", "labels", "target", "targets");

  /** Names that labels often have, and other columns sometimes, without what is no letter. */
  private static final Set<String> OFTEN_LABELS =
      Set.of(
          "y",
          "ytrue",
          "outcome",
          "response",
          "output",
          "groundtruth",
          "zielvariable",
          "zielgröße",
          "objetivo",
          "cible");

  /** The same where labels are classes. */
  private static final Set<String> OFTEN_CLASSES =
      Set.of(
          "class",
          "classes",
          "classlabel",
          "classtype",
          "targetclass",
          "species",
          "variety",
          "cultivar",
          "diagnosis",
          "survived",
          "churn",
          "exited",
          "satisfaction",
          "sentiment",
          "spam",
          "isspam",
          "fraud",
          "isfraud",
          "lettr",
          "letter",
          "digit",
          "klasse",
          "clase",
          "classe",
          "klasa",
          "sınıf",
          "etiqueta",
          "étiquette",
          "класс",
          "метка",
          "类别",
          "標籤",
          "标签",
          "ラベル",
          "クラス",
          "레이블");

  /** What names somebody or something, of whom there may be few, as {@code userId}. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)(?!.*(?:class|label|target|type|categor)).*(?:[_ .-]id|[a-z](?-i:Id|ID))");

  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** Fewer different values are believed to be classes; so many more only if they repeat. */
  static final int FEW = 20;

  private static final int FEWEST_ROWS = 10;

  private final RawTable table;
  private final Header header;
  private final List<Integer> candidates;
  private final List<ColumnChoice> choices;
  private final LearningTask task;
  private final int first;
  private final int last;

  /**
   * A choice among columns.
   *
   * @param candidates their places; there is one at least
   * @param choices what each column of the table may become
   */
  LabelChoice(
      RawTable table,
      Header header,
      List<Integer> candidates,
      List<ColumnChoice> choices,
      LearningTask task) {
    this.table = table;
    this.header = header;
    this.candidates = candidates;
    this.choices = choices;
    this.task = task;
    List<Integer> filled = candidates.stream().filter(i -> table.column(i).filled() > 0).toList();
    List<Integer> possible = filled.size() < 2 ? candidates : filled;
    this.last = possible.get(possible.size() - 1);
    this.first = candidates.stream().filter(this::isTelling).findFirst().orElse(last);
  }

  /** Whether a column does more than to name a row, or to number it in any way. */
  private boolean isTelling(int place) {
    boolean numbers =
        table.column(place).count(Form.INTEGER) == table.rows()
            && different(place, table.rows()) == table.rows();
    return !numbers && choices.get(place).uselessness() == null;
  }

  /** The place of the label's column. */
  int place(TableNotes notes) {
    int place = chosen(notes);
    if (task == LearningTask.CLASSIFICATION && table.column(place).wordCount() == 0) {
      int different = different(place, table.rows());
      if (areMeasured(place, different)) {
        notes.labelOfNumbers(header.names().get(place), different);
      }
    }
    return place;
  }

  private int chosen(TableNotes notes) {
    List<Integer> surely = named(LABEL).toList();
    if (surely.size() == 1) {
      return byName(surely.get(0), notes);
    }
    List<Integer> likely = likely();
    if (!surely.isEmpty() || likely.contains(last)) {
      return last;
    }
    if (likely.contains(first)) {
      return byName(first, notes);
    }
    if (likely.size() == 1 && !mayBeClasses(last)) {
      return byName(likely.get(0), notes);
    }
    if (likely.isEmpty() && isFirstOnly()) {
      notes.labelFirst(header.names().get(first));
      return first;
    }
    List<String> oneHot = oneHot();
    if (!oneHot.isEmpty()) {
      notes.labelAmongOneHot(header.names().get(last), oneHot);
    }
    if (!header.given() && areOnlyWords(first)) {
      notes.labelLast(header.names().get(last), header.names().get(first));
    } else if (!header.given() && first != last && areClasses(first)) {
      notes.labelOfTwo(header.names().get(last), header.names().get(first));
    }
    return last;
  }

  /** The columns up to the last one of which each row has a 1 in one and 0 in all others. */
  private List<String> oneHot() {
    int[] ones = new int[table.rows()];
    for (int i = candidates.size() - 1; i >= 0 && table.rows() >= FEWEST_ROWS; i--) {
      int place = candidates.get(i);
      IntToDoubleFunction bits = bits(place);
      if (bits == null) {
        break;
      }
      for (int row = 0; row < ones.length; row++) {
        ones[row] += (int) bits.applyAsDouble(row);
      }
      if (place != last && Arrays.stream(ones).allMatch(sum -> sum == 1)) {
        return candidates.subList(i, candidates.size()).stream().map(header.names()::get).toList();
      }
    }
    return List.of();
  }

  /** The 0 or 1, or no or yes, of each row; null if a column has anything else or the same. */
  private IntToDoubleFunction bits(int place) {
    Column column = table.column(place);
    boolean words = column.wordCount() == table.rows() && Readings.isYesAndNo(column);
    if (different(place, 2) != 2 || !words && column.count(Form.INTEGER) < table.rows()) {
      return null;
    }
    IntToDoubleFunction bits =
        words
            ? row -> Readings.isYes(column.word(table.cells().get(row, place))) ? 1 : 0
            : row -> number(row, place);
    boolean fits =
        IntStream.range(0, table.rows())
            .mapToDouble(bits)
            .allMatch(value -> value == 0 || value == 1);
    return fits ? bits : null;
  }

  private double number(int row, int place) {
    return Cell.number(table.cells().get(row, place), Convention.POINT);
  }

  private int byName(int place, TableNotes notes) {
    if (place != last) {
      notes.labelByName(header.names().get(place));
    }
    return place;
  }

  /** The columns of these names, unless a number tells several of one name apart. */
  private Stream<Integer> named(Set<String> names) {
    Map<String, List<Integer>> numbered =
        candidates.stream()
            .filter(place -> DIGIT.matcher(header.names().get(place)).find())
            .collect(Collectors.groupingBy(this::letters));
    return candidates.stream()
        .filter(place -> names.contains(letters(place)))
        .filter(place -> numbered.getOrDefault(letters(place), List.of()).size() < 2);
  }

  private String letters(int place) {
    String name = header.names().get(place).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(name).replaceAll("");
  }

  private List<Integer> likely() {
    return task == LearningTask.CLASSIFICATION
        ? Stream.concat(named(OFTEN_LABELS), named(OFTEN_CLASSES))
            .filter(this::mayBeClasses)
            .toList()
        : named(OFTEN_LABELS).filter(place -> table.column(place).wordCount() == 0).toList();
  }

  /** Whether the first column has classes and no other one, the last one included, may have. */
  private boolean isFirstOnly() {
    return task == LearningTask.CLASSIFICATION
        && table.rows() >= FEWEST_ROWS
        && first != last
        && (!mayBeClasses(last) || isMostlyOnce(last))
        && areClasses(first)
        && !KEY.matcher(header.names().get(first)).matches()
        && candidates.stream().noneMatch(place -> place != first && areClasses(place));
  }

  /** Whether the only words are in a column, and come again: it may be the label as well. */
  private boolean areOnlyWords(int place) {
    return place != last
        && table.column(place).wordCount() == table.rows()
        && different(place, table.rows() / 2) <= table.rows() / 2
        && candidates.stream().allMatch(c -> c == place || table.column(c).wordCount() == 0);
  }

  /** Whether the values of a column repeat enough for it to be read as classes. */
  private boolean mayBeClasses(int place) {
    int most = Math.max(FEW, table.rows() / 2);
    int different = different(place, most);
    return different > 1 && different <= most;
  }

  /** Whether most values of a column come in one row alone. */
  private boolean isMostlyOnce(int place) {
    Map<Long, Long> rows =
        IntStream.range(0, table.rows())
            .mapToObj(row -> table.cells().get(row, place))
            .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
    return 2 * rows.values().stream().filter(times -> times == 1).count() > rows.size();
  }

  /** Whether they are nothing else: a few words, or whole numbers that count from 0 or 1. */
  private boolean areClasses(int place) {
    Column column = table.column(place);
    int most = Math.min(FEW, table.rows() / 2);
    int different = different(place, most);
    if (different < 2 || different > most) {
      return false;
    }
    return column.count(Form.INTEGER) == table.rows()
        ? areCounted(place, different)
        : column.wordCount() == column.filled();
  }

  /** Whether so many different numbers look measured rather than counted from 0 or 1. */
  private boolean areMeasured(int place, int different) {
    boolean whole = table.column(place).count(Form.INTEGER) == table.rows();
    return different > FEW && !(whole && areCounted(place, different));
  }

  private boolean areCounted(int place, int different) {
    DoubleSummaryStatistics numbers =
        IntStream.range(0, table.rows()).mapToDouble(row -> number(row, place)).summaryStatistics();
    double smallest = numbers.getMin();
    return (smallest == 0 || smallest == 1) && numbers.getMax() - smallest == different - 1;
  }

  /** How many different fields a column has; more than a limit are not counted. */
  private int different(int place, int limit) {
    Set<Long> cells = new HashSet<>();
    for (int row = 0; row < table.rows() && cells.size() <= limit; row++) {
      cells.add(table.cells().get(row, place));
    }
    return cells.size();
  }
}
