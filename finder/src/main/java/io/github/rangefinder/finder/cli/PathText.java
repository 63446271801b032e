package io.github.rangefinder.finder.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file or folder by its name. */
final class PathText implements ITypeConverter<Path> {
  @Override
  public Path convert(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + name + "' cannot be the name of a file here (" + e.getReason() + ")");
    }
  }
}
