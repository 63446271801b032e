package io.github.rangefinder.finder.source.table;

import static java.util.Map.entry;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which a column's fields become numbers. */
final class Readings {
  private static final double MILLIS_A_DAY = 86_400_000;

  /** What stands beside each word for yes. */
  private static final Map<String, Set<String>> NO =
      Map.ofEntries(
          entry("true", Set.of("false")),
          entry("t", Set.of("f")),
          entry("yes", Set.of("no")),
          entry("y", Set.of("n")),
          entry("on", Set.of("off")),
          entry("wahr", Set.of("falsch")),
          entry("ja", Set.of("nein", "nee", "nej", "nei")),
          entry("waar", Set.of("onwaar")),
          entry("vrai", Set.of("faux")),
          entry("oui", Set.of("non")),
          entry("verdadero", Set.of("falso")),
          entry("verdadeiro", Set.of("falso")),
          entry("vero", Set.of("falso")),
          entry("si", Set.of("no")),
          entry("sí", Set.of("no")),
          entry("sì", Set.of("no")),
          entry("sim", Set.of("não", "nao")),
          entry("tak", Set.of("nie")),
          entry("evet", Set.of("hayır", "hayir")),
          entry("да", Set.of("нет")),
          entry("是", Set.of("否")));

  private static final String YES_OR_NO = "yes-or-no";

  private Readings() {}

  /** A reading and its name. */
  private record Named(String name, NumberFeature.Reading.Way way)
      implements NumberFeature.Reading {
    @Override
    public LongToDoubleFunction of(RawTable table, int place, String column)
        throws DataFormatException {
      return way.of(table, place, column);
    }
  }

  static boolean isName(String name) {
    return name.equals(YES_OR_NO)
        || Conventions.isName(name)
        || GapNumber.isName(name)
        || UnitNumbers.isName(name)
        || Stream.of(DateField.Order.values()).anyMatch(order -> order.name().equals(name));
  }

  /**
   * The reading that a file names: a {@link Convention} of numbers, an order of dates, units, yes
   * and no, or one of these with a number that stands for none.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static NumberFeature.Reading named(String name) {
    if (name.equals(YES_OR_NO)) {
      return yesAndNo();
    }
    if (GapNumber.isName(name)) {
      return GapNumber.named(name);
    }
    if (UnitNumbers.isName(name)) {
      return UnitNumbers.named(name);
    }
    for (DateField.Order order : DateField.Order.values()) {
      if (order.name().equals(name)) {
        return dates(order);
      }
    }
    return numbers(Convention.valueOf(name));
  }

  /** Numbers written in a convention; the first field that is none is an error. */
  static NumberFeature.Reading numbers(Convention convention) {
    return new Named(
        convention.name(),
        (table, place, name) -> {
          Column column = table.column(place);
          for (Form form : Form.values()) {
            if (form != Form.GAP
                && form != Form.NONE
                && !convention.has(form)
                && column.count(form) > 0) {
              throw noNumber(table, column, form, name, convention);
            }
          }
          return cell -> Cell.number(cell, convention);
        });
  }

  private static DataFormatException noNumber(
      RawTable table, Column column, Form form, String name, Convention convention) {
    Column.Example example = column.example(form);
    return new DataFormatException(
        "%s, line %d: column %s has %s, expected a finite number%s"
            .formatted(
                table.file(),
                example.line(),
                name,
                example.text(),
                form == Form.WORD
                    ? ""
                    : " with " + convention.words() + ", as others of the column"));
  }

  /** Whether a column's words are those of a yes and a no. */
  static boolean isYesAndNo(Column column) {
    if (column.words().size() > 12) {
      return false;
    }
    Set<String> words =
        column.words().stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return words.size() == 2
        && words.stream().anyMatch(yes -> words.stream().anyMatch(no -> isPair(yes, no)));
  }

  private static boolean isPair(String yes, String no) {
    return NO.getOrDefault(yes, Set.of()).contains(no);
  }

  static boolean isYes(String word) {
    return NO.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** 1 for yes and 0 for no. */
  static NumberFeature.Reading yesAndNo() {
    return new Named(
        YES_OR_NO,
        (table, place, name) -> {
          Column column = table.column(place);
          double[] values = new double[column.words().size()];
          for (int i = 0; i < values.length; i++) {
            String word = column.words().get(i).toLowerCase(Locale.ROOT);
            boolean yes = isYes(word);
            if (!yes && NO.values().stream().noneMatch(no -> no.contains(word))) {
              throw new DataFormatException(
                  "%s: column %s has %s, expected a yes or a no, as in the training part"
                      .formatted(
                          table.where(place, column.words().get(i)), name, column.words().get(i)));
            }
            values[i] = yes ? 1 : 0;
          }
          return cell ->
              Cell.isWord(cell) ? values[Cell.id(cell)] : Cell.number(cell, Convention.POINT);
        });
  }

  /** Days since 1970, or parts of a day. */
  static NumberFeature.Reading dates(DateField.Order order) {
    return new Named(
        order.name(),
        (table, place, name) -> {
          Column column = table.column(place);
          double[] days = new double[column.words().size()];
          for (int i = 0; i < days.length; i++) {
            String word = column.words().get(i);
            days[i] =
                DateField.millis(word, order)
                        .orElseThrow(
                            () ->
                                new DataFormatException(
                                    "%s: column %s has %s, expected a date"
                                        .formatted(table.where(place, word), name, word)))
                    / MILLIS_A_DAY;
          }
          return cell ->
              Cell.isWord(cell)
                  ? days[Cell.id(cell)]
                  : Cell.isDate(cell) ? Cell.millis(cell) / MILLIS_A_DAY : Double.NaN;
        });
  }
}
