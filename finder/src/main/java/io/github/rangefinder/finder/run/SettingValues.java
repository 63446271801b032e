package io.github.rangefinder.finder.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Settings by their names in files, each taken as what it is. Numbers that come from a file may be
 * of another type than those that go into one.
 *
 * @param values every setting in the order of the file, by its name in camel case ({@code
 *     batchSize}): strings, numbers, booleans, lists of these, or null
 */
public record SettingValues(Map<String, Object> values) {
  /** Whether something of this name is known, be it null. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A word; null if there is none. */
  public String text(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  /** Whether a switch is there and on. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** A whole number; empty if there is none. */
  public OptionalInt integer(String name) {
    return values.get(name) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /** A number; empty if there is none. */
  public OptionalDouble number(String name) {
    return values.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** A list of numbers, or a single one; empty if there is none. */
  public List<Integer> integers(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list.stream().map(value -> whole(name, value)).toList();
    }
    return integer(name).stream().boxed().toList();
  }

  private static int whole(String name, Object value) {
    if (value instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "expected settings." + name + " to be numbers, found " + value);
  }

  /** A list of words; empty if there is none. */
  List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A number of at least 1 that has to be there. */
  public int positive(String name) {
    OptionalInt number = integer(name);
    if (number.isEmpty() || number.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "expected settings." + name + " to be a positive number, found " + values.get(name));
    }
    return number.getAsInt();
  }
}
