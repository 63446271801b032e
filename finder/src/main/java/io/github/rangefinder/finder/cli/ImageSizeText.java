package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.source.ImageSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --image-size} takes: {@code 32}, or {@code 48x32}, width first. */
final class ImageSizeText implements ITypeConverter<ImageSize> {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})(?:x([1-9]\\d{0,4}))?");

  @Override
  public ImageSize convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException("expected a size such as 32 or 48x32, got '" + text + "'");
    }
    int width = Integer.parseInt(size.group(1));
    return new ImageSize(width, size.group(2) == null ? width : Integer.parseInt(size.group(2)));
  }
}
