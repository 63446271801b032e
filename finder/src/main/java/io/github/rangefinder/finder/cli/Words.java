package io.github.rangefinder.finder.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option whose value is one of a few words: the names of an enum in lower case. */
final class Words<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> values;

  private Words(List<E> values) {
    this.values = values;
  }

  @SafeVarargs
  static <E extends Enum<E>> Words<E> of(E... values) {
    return new Words<>(Arrays.asList(values));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E convert(String text) {
    for (E value : values) {
      if (word(value).equals(text)) {
        return value;
      }
    }
    throw new TypeConversionException(
        "expected "
            + String.join(" or ", values.stream().map(Words::word).toList())
            + ", got '"
            + text
            + "'");
  }
}
