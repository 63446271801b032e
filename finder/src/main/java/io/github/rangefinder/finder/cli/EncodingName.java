package io.github.rangefinder.finder.cli;

import java.nio.charset.Charset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --encoding} takes: a name by which Java knows an encoding, in any case. */
final class EncodingName implements ITypeConverter<Charset> {
  @Override
  public Charset convert(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "there is no encoding '"
              + name
              + "' here, expected one such as UTF-8, UTF-16, ISO-8859-1 or windows-1252");
    }
  }
}
