package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers with a unit behind each of them, {@code 12.5 kg} or {@code 180cm}: the same unit in a
 * whole column, letters for thousands and millions, {@code 19k} and {@code 1.2M}, or the directions
 * of coordinates, {@code 10.33E} and {@code 3.7W}.
 *
 * @param units as the column has them, in the alphabet's order
 * @param convention how the numbers before them are written
 */
record UnitNumbers(TreeSet<String> units, Convention convention) implements NumberFeature.Reading {
  private static final String NAME = "units";
  private static final String NUMBER = "number";
  private static final String UNIT = "unit";
  private static final int MOST_UNITS = 12;
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<number>[-+\u2212]?(?:[\\d.,][\\d.,'’ \u00a0\u202f]*)?\\d)[ \u00a0]?(?<unit>[\\p{L}°µ²³/]{1,12})\\.?");

  /** What letters multiply by, where several of them occur. */
  private static final Map<String, Double> SCALES =
      Map.of("k", 1e3, "m", 1e6, "b", 1e9, "bn", 1e9, "g", 1e9, "t", 1e12);

  /** North and east count up, south and west down. */
  private static final List<Map<String, Double>> DIRECTIONS =
      List.of(Map.of("N", 1.0, "S", -1.0), Map.of("E", 1.0, "W", -1.0));

  /** Bytes: the letter before this one is the scale. */
  private static final String BYTES = "b";

  /** The reading that suits a column; empty if it has words that are no numbers with units. */
  static Optional<UnitNumbers> of(Column column) {
    TreeSet<String> units = new TreeSet<>();
    Column numbers = new Column();
    FieldParser parser = new FieldParser();
    for (String word : column.words()) {
      Matcher field = FIELD.matcher(BareNumber.of(word));
      if (!field.matches() || units.size() > MOST_UNITS) {
        return Optional.empty();
      }
      units.add(field.group(UNIT));
      numbers.add(parser, parse(parser, field), 0);
    }
    Convention convention = numbers.likeliest();
    boolean fits =
        !units.isEmpty()
            && 2 * column.wordCount() > column.filled()
            && numbers.numbers(convention) == numbers.filled()
            && column.numbers(convention) + column.wordCount() == column.filled()
            && (units.size() == 1 || units.stream().allMatch(unit -> scale(unit, units) != 0));
    return fits ? Optional.of(new UnitNumbers(units, convention)) : Optional.empty();
  }

  private static Form parse(FieldParser parser, Matcher field) {
    char[] number = field.group(NUMBER).toCharArray();
    return parser.parse(number, 0, number.length, false);
  }

  static boolean areDirections(Collection<String> units) {
    return DIRECTIONS.stream().anyMatch(one -> one.keySet().equals(Set.copyOf(units)));
  }

  /** What a letter among others multiplies by; 0 if it is none. */
  private static double scale(String unit, Set<String> units) {
    for (Map<String, Double> direction : DIRECTIONS) {
      if (direction.keySet().equals(units)) {
        return direction.get(unit);
      }
    }
    String lower = unit.toLowerCase(Locale.ROOT);
    boolean bytes = lower.length() == 2 && lower.endsWith(BYTES);
    return SCALES.getOrDefault(bytes ? lower.substring(0, 1) : lower, 0.0);
  }

  static boolean isName(String name) {
    String[] parts = name.split(" ", -1);
    return parts.length > 2 && parts[0].equals(NAME) && Conventions.isName(parts[1]);
  }

  /** The reading that a file names. */
  static UnitNumbers named(String name) {
    String[] parts = name.split(" ", -1);
    return new UnitNumbers(
        new TreeSet<>(Arrays.asList(parts).subList(2, parts.length)), Convention.valueOf(parts[1]));
  }

  @Override
  public String name() {
    return String.join(" ", NAME, convention.name(), String.join(" ", units));
  }

  /** One unit that all have does not count; of several, each has its scale. */
  @Override
  public LongToDoubleFunction of(RawTable table, int place, String name)
      throws DataFormatException {
    Column column = table.column(place);
    double[] values = new double[column.words().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(column.words().get(i));
      if (Double.isNaN(values[i])) {
        throw new DataFormatException(
            "%s: column %s has %s, expected a number of %s"
                .formatted(
                    table.where(place, column.words().get(i)),
                    name,
                    column.words().get(i),
                    String.join(" or ", units)));
      }
    }
    return cell -> Cell.isWord(cell) ? values[Cell.id(cell)] : Cell.number(cell, convention);
  }

  /** NaN if a word is no number with one of the units. */
  private double value(String word) {
    Matcher field = FIELD.matcher(BareNumber.of(word));
    FieldParser parser = new FieldParser();
    if (!field.matches()
        || !units.contains(field.group(UNIT))
        || !convention.has(parse(parser, field))) {
      return Double.NaN;
    }
    double scale = units.size() == 1 ? 1 : scale(field.group(UNIT), units);
    return scale * Cell.number(parser.cell(), convention);
  }
}
