package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.setting.Words;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option whose value is one of a few words: the names of an enum in lower case. */
final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> values;

  private WordConverter(List<E> values) {
    this.values = values;
  }

  @SafeVarargs
  static <E extends Enum<E>> WordConverter<E> of(E... values) {
    return new WordConverter<>(Arrays.asList(values));
  }

  @Override
  public E convert(String text) {
    for (E value : values) {
      if (Words.word(value).equals(text)) {
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
